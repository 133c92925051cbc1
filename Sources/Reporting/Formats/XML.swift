/// What XML needs of a text.
package enum XML {
  /// For the content of an element.
  package static func text(_ text: String) -> String {
    SafeText.spell(text, spelling)
  }

  /// For a value between double quotes. Line ends and tabs are written as references, because a
  /// reader would turn them into spaces.
  package static func attribute(_ text: String) -> String {
    SafeText.spell(text) { scalar in
      switch scalar {
      case "\"": "&quot;"
      case "\n", "\r", "\t": "&#\(scalar.value);"
      default: spelling(scalar)
      }
    }
  }

  private static func spelling(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    default: isAllowed(scalar) ? nil : "\u{FFFD}"
    }
  }

  /// ` name="value"` of each.
  static func attributes(_ pairs: [(String, String)]) -> String {
    pairs.map { " \($0.0)=\"\(attribute($0.1))\"" }.joined()
  }

  /// Char of XML 1.0, section 2.2.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
