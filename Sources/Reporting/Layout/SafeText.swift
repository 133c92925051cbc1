/// Text that others wrote, made harmless: a candidate chooses its name, its output and, through the
/// compiler, its messages, and must not steer a terminal or reorder what a person reads.
package enum SafeText {
  /// One line. Controls, line ends, and the characters that change the direction of text or are
  /// invisible are spelled out as `\u{202E}`.
  package static func line(_ text: String) -> String {
    escape(text) { _ in false }
  }

  /// Several lines: line ends and tabs stay.
  package static func block(_ text: String) -> String {
    escape(text.replacing("\r\n", with: "\n")) { $0 == "\n" || $0 == "\t" }
  }

  /// At most so many lines, each of at most so many columns, with a note of how much is left out.
  package static func cap(_ text: String, lines: Int, width: Int = 400) -> [String] {
    var all = block(text).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while all.last?.isEmpty == true { all.removeLast() }
    let kept = all.prefix(lines).map { TextLayout.cut($0, to: width) }
    if all.count <= lines { return kept }
    return kept + ["… \(all.count - lines) more lines"]
  }

  /// With some scalars spelled otherwise. `String.replacing` works on characters and so misses a
  /// quote or a bracket that a combining mark follows, and a line end in "\r\n".
  static func spell(_ text: String, _ spelling: (Unicode.Scalar) -> String?) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let other = spelling(scalar) {
        result += other
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func escape(_ text: String, keeping: (Unicode.Scalar) -> Bool) -> String {
    if text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) { return text }
    return spell(text) {
      keeping($0) || !isHarmful($0)
        ? nil : "\\u{" + String($0.value, radix: 16, uppercase: true) + "}"
    }
  }

  /// Controls (Cc), line and paragraph separators, noncharacters, and format characters (Cf) apart
  /// from the joiners that scripts and emoji need.
  static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isNoncharacterCodePoint { return true }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar.value != 0x200C && scalar.value != 0x200D && scalar.value != 0xAD
    default: false
    }
  }
}
