/// A strict reader of JSON (RFC 8259) that is asked for what should come next.
///
/// Why not `JSONDecoder`: that of FoundationEssentials lets trailing commas pass, gives no line or
/// column, and no place for a value of the wrong type; and it builds a tree, which for a fixture of
/// hundreds of megabytes is several times the file. This reader makes no tree: numbers go straight
/// into the array that they are for, and every error has its line, its column and its key path. Nor
/// does it hold the file, only the piece of it around the next byte.
///
/// Stricter than the RFC demands: no key twice, no unknown key, no number beyond the range of a
/// double, no byte order mark, no nesting deeper than 64.
struct JSONReader {
  static let deepest = 64

  /// What is there of the file: at least the whole of it from the last white space that was skipped.
  var bytes: [UInt8]
  let file: String
  /// The index of the next byte.
  var position = 0
  /// How many bytes were there before them.
  var dropped = 0
  var line = LineCount()
  var pieces: DocumentPieces
  private var depth = 0

  init(_ pieces: DocumentPieces, file: String) throws(DocumentError) {
    bytes = pieces.first
    self.pieces = pieces
    self.file = file
    skipSpace()
    if position == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      throw error(0, expected: "UTF-8 without a byte order mark", found: "a byte order mark")
    }
  }

  /// The next byte; nil at the end.
  @inline(__always)
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  @inline(__always)
  mutating func skipSpace() {
    repeat {
      while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        position += 1
        if byte == 0x0A { line.next(start: dropped + position) }
      }
    } while bytes.count - position < DocumentPieces.ahead && moveOn()
  }

  /// Takes the next byte if it is this one.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  /// Demands that nothing but white space is left.
  mutating func end() throws(DocumentError) {
    skipSpace()
    if position < bytes.count { throw error(expected: "the end of the file") }
  }

  /// Reads an object that has all of the required keys and no others than the optional ones besides;
  /// `member` is called at each value with its key.
  mutating func object(
    required: [String], optional: [String] = [],
    _ member: (inout JSONReader, String) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    guard next == UInt8(ascii: "{") else { throw error(expected: "an object") }
    let opening = place()
    let known = required + optional
    try enter()
    var seen: [String] = []
    if !take(UInt8(ascii: "}")) {
      repeat {
        skipSpace()
        let start = position
        guard next == UInt8(ascii: "\"") else { throw error(expected: "a key in quotes") }
        let key = try string()
        guard known.contains(key) else {
          throw error(
            start, expected: "one of the keys \(known.joined(separator: ", "))",
            found: Self.quoted(key), suggestion: Suggestion.nearest(to: key, among: known))
        }
        if seen.contains(key) {
          throw error(start, expected: "each key once", found: "\(Self.quoted(key)) again")
        }
        seen.append(key)
        skipSpace()
        guard take(UInt8(ascii: ":")) else { throw error(expected: "\":\" after the key") }
        skipSpace()
        do {
          try member(&self, key)
        } catch {
          throw error.inside(.key(key))
        }
        skipSpace()
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "}")) else { throw error(expected: "\",\" or \"}\"") }
    }
    depth -= 1
    if let missing = required.first(where: { !seen.contains($0) }) {
      throw error(at: opening, expected: "the key \"\(missing)\"", found: "none")
    }
  }

  /// Reads an array; `element` is called at each element with its index.
  mutating func array(
    of what: String = "an array",
    _ element: (inout JSONReader, Int) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    guard next == UInt8(ascii: "[") else { throw error(expected: what) }
    try enter()
    if !take(UInt8(ascii: "]")) {
      var index = 0
      repeat {
        skipSpace()
        do {
          try element(&self, index)
        } catch {
          throw error.inside(.index(index))
        }
        index += 1
        skipSpace()
      } while take(UInt8(ascii: ","))
      guard take(UInt8(ascii: "]")) else { throw error(expected: "\",\" or \"]\"") }
    }
    depth -= 1
  }

  /// Takes the bracket that opens an object or an array.
  private mutating func enter() throws(DocumentError) {
    depth += 1
    if depth > Self.deepest {
      throw error(expected: "at most \(Self.deepest) levels", found: "one more")
    }
    position += 1
    skipSpace()
  }

  mutating func bool() throws(DocumentError) -> Bool {
    if takeWord("true") { return true }
    if takeWord("false") { return false }
    throw error(expected: "true or false")
  }

  /// Takes `null` if it is next.
  mutating func null() -> Bool { takeWord("null") }

  private mutating func takeWord(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    let end = position + word.utf8.count
    if end < bytes.count, Self.isWordByte(bytes[end]) { return false }
    position = end
    return true
  }
}
