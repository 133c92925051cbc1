/// What XML needs of a text.
enum XML {
  /// For the content of an element.
  static func text(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      default: result.unicodeScalars.append(isAllowed(scalar) ? scalar : "\u{FFFD}")
      }
    }
    return result
  }

  /// For a value between double quotes. Line ends and tabs are written as references, because a
  /// reader would turn them into spaces.
  static func attribute(_ text: String) -> String {
    XML.text(text).replacing("\"", with: "&quot;").replacing("\n", with: "&#10;")
      .replacing("\r", with: "&#13;").replacing("\t", with: "&#9;")
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
