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
    SafeText.spell(text) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }
}
