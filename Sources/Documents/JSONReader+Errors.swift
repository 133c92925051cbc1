extension JSONReader {
  /// An error at the next byte, with what stands there.
  func error(expected: String) -> DocumentError {
    error(position, expected: expected, found: whatIsNext)
  }

  /// An error at an offset.
  func error(
    _ offset: Int? = nil, expected: String, found: String, suggestion: String? = nil
  ) -> DocumentError {
    let before = bytes[..<(offset ?? position)]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return DocumentError(
      file: file, line: before.count { $0 == 0x0A } + 1,
      column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1,
      expected: expected, found: found, suggestion: suggestion)
  }

  /// The next value, in words: `"training"`, `12.5`, `an object`.
  private var whatIsNext: String {
    guard let next else { return "the end of the file" }
    switch next {
    case UInt8(ascii: "{"): return "an object"
    case UInt8(ascii: "["): return "an array"
    case UInt8(ascii: "\""):
      var reader = self
      guard let text = try? reader.string() else { return "a string that does not end" }
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
