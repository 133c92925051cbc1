/// What HTML needs of a text.
enum HTML {
  /// One line that someone else wrote, for the content of an element or a value between double
  /// quotes.
  static func line(_ text: String) -> String { escape(SafeText.line(text)) }

  /// Several lines, for the content of an element.
  static func block(_ lines: [some StringProtocol]) -> String {
    escape(SafeText.block(lines.joined(separator: "\n")))
  }

  private static func escape(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
