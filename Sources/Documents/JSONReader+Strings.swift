extension JSONReader {
  /// Reads a string: valid UTF-8, no raw control character, the escapes of RFC 8259 section 7.
  mutating func string() throws(DocumentError) -> String {
    let (text, isWide) = try whole { reader throws(DocumentError) in
      try reader.stringInSight()
    }
    if isWide { line.continuing += continuing(in: line.counted..<position) }
    line.counted = position
    return text
  }

  /// Also says whether it has characters of several bytes.
  private mutating func stringInSight() throws(DocumentError) -> (String, isWide: Bool) {
    guard take(UInt8(ascii: "\"")) else { throw error(expected: "a string") }
    let opening = position - 1
    var text: [UInt8] = []
    var bits: UInt8 = 0
    while true {
      guard let byte = next else {
        throw error(opening, expected: "a string", found: "one that does not end")
      }
      switch byte {
      case UInt8(ascii: "\""):
        let end = position
        position += 1
        if let valid = String(validating: text, as: UTF8.self) {
          return (valid, bits >= 0x80)
        }
        throw error(firstInvalid(in: opening..<end), expected: "UTF-8", found: "other bytes")
      case UInt8(ascii: "\\"):
        text += String(try escape()).utf8
      case ..<0x20:
        throw error(
          expected: "\\n, \\t or \\u instead of a raw control character",
          found: "the byte \(byte)")
      default:
        text.append(byte)
        bits |= byte
        position += 1
      }
    }
  }

  private mutating func escape() throws(DocumentError) -> Unicode.Scalar {
    let start = position
    position += 1
    guard let byte = next else { throw error(expected: "an escaped character") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try fourHexDigits()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // The first half of a pair, or nothing.
      if UTF16.isLeadSurrogate(unit), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
        let second = try fourHexDigits()
        if UTF16.isTrailSurrogate(second) {
          return UTF16.decode(UTF16.EncodedScalar([unit, second]))
        }
      }
      throw error(start, expected: "a character", found: "half of a surrogate pair")
    default:
      position = start
      throw error(
        expected: "one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u",
        found: "\"\\\" before the byte \(byte)")
    }
  }

  private mutating func fourHexDigits() throws(DocumentError) -> UInt16 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else {
      throw error(expected: "four hexadecimal digits after \\u")
    }
    position += 4
    return value
  }

  /// The offset of the first byte that no valid UTF-8 has there.
  private func firstInvalid(in range: Range<Int>) -> Int {
    var decoder = UTF8()
    var start = range.lowerBound
    var iterator = bytes[range].makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      start += UTF8.width(scalar)
    }
    return start
  }
}
