/// How the reader goes through a document of which only a piece is in memory.
///
/// Bytes are dropped only where white space may be skipped: so an index is good until then, and what is
/// to be remembered for longer is a place.
extension JSONReader {
  /// Forgets what has been read, and gets the next piece.
  ///
  /// - Returns: False at the end of the document.
  @inline(never)
  mutating func moveOn() -> Bool {
    guard let piece = pieces.next() else { return false }
    let rest = bytes[position...]
    bytes = rest.isEmpty ? piece : rest + piece
    dropped += position
    position = 0
    line.counted = 0
    return true
  }

  /// Reads what may be longer than what is at hand: if it comes near the end of that, again with more.
  @inline(__always)
  mutating func whole<Value>(
    _ read: (inout JSONReader) throws(DocumentError) -> Value
  ) throws(DocumentError) -> Value {
    let start = position
    while true {
      do {
        let value = try read(&self)
        if position < bytes.count || pieces.areAllRead { return value }
      } catch {
        if bytes.count - position >= DocumentPieces.ahead || pieces.areAllRead { throw error }
      }
      position = start
      // Twice as much, so that a long string is not read from its beginning with each piece.
      let wanted = 2 * (bytes.count - start)
      while bytes.count - start < wanted, let piece = pieces.next() { bytes += piece }
    }
  }

  /// The place of the next byte, which is not within a string.
  func place() -> DocumentPlace { place(of: position, continuing: line.continuing) }

  /// The place of a byte that is not before the last white space that was skipped. Not so fast: for
  /// errors.
  func place(of index: Int) -> DocumentPlace {
    place(
      of: index,
      continuing: index < line.counted
        ? line.continuing - continuing(in: index..<line.counted)
        : line.continuing + continuing(in: line.counted..<index))
  }

  private func place(of index: Int, continuing: Int) -> DocumentPlace {
    DocumentPlace(line: line.number, column: dropped + index - line.start - continuing + 1)
  }

  /// How many bytes go on with a character that began before.
  func continuing(in range: Range<Int>) -> Int { bytes[range].count { $0 & 0xC0 == 0x80 } }
}

/// Where in the lines of the document the reader is. Lines end only where white space may be, and only
/// strings have characters of several bytes.
struct LineCount {
  /// From 1.
  private(set) var number = 1
  /// How many bytes of the document are before it.
  private(set) var start = 0
  /// How many bytes of the line's strings go on with a character.
  var continuing = 0
  /// The index behind the last string.
  var counted = 0

  @inline(__always)
  mutating func next(start: Int) {
    number += 1
    self.start = start
    continuing = 0
  }
}
