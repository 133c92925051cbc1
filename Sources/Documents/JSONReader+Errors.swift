extension JSONReader {
  /// An error at the next byte, with what stands there.
  mutating func error(expected: String) -> DocumentError {
    error(position, expected: expected, found: whatIsNext())
  }

  /// An error at an index that is not before the last white space that was skipped.
  func error(
    _ index: Int? = nil, expected: String, found: String, suggestion: String? = nil
  ) -> DocumentError {
    error(
      at: place(of: index ?? position), expected: expected, found: found, suggestion: suggestion)
  }

  /// An error at a place that may be far behind.
  func error(
    at place: DocumentPlace, expected: String, found: String, suggestion: String? = nil
  ) -> DocumentError {
    DocumentError(
      file: file, line: place.line, column: place.column, expected: expected, found: found,
      suggestion: suggestion)
  }

  /// The next value, in words: `"training"`, `12.5`, `an object`.
  private mutating func whatIsNext() -> String {
    guard let next else { return "the end of the file" }
    switch next {
    case UInt8(ascii: "{"): return "an object"
    case UInt8(ascii: "["): return "an array"
    case UInt8(ascii: "\""):
      let (start, line) = (position, self.line)
      defer { (position, self.line) = (start, line) }
      guard let text = try? string() else { return "a string that does not end" }
      return Self.quoted(text)
    case let byte where Self.isWordByte(byte):
      let word = bytes[position...].prefix(40).prefix(while: Self.isWordByte)
      return String(decoding: word, as: UTF8.self)
    case 0x21...0x7E: return "\"\(Character(UnicodeScalar(next)))\""
    case 0x80...:
      let rest = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
      return "\"\(rest.prefix(1))\""
    default: return "the byte \(next)"
    }
  }

  /// What numbers and bare words are made of.
  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "+"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// A text in quotes on one line, not too long.
  static func quoted(_ text: String) -> String {
    let line = text.prefix(60).unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control ? " " : String(scalar)
    }
    return "\"\(line.joined())\(text.count > 60 ? "…" : "")\""
  }
}
