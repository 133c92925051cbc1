/// Marks within a line of Markdown: `code`, *emphasis*, **strength** and [links](address).
enum MarkdownInline {
  // These stand for the marks while lines are broken: invisible signs of no width, which harmless text
  // (see `SafeText`) does not have.
  private static let codeOn: Character = "\u{2061}"
  private static let codeOff: Character = "\u{2062}"
  private static let strongOn: Character = "\u{2063}"
  private static let strongOff: Character = "\u{2064}"

  // A space within short code, at which no line may end.
  private static let fixedSpace: Character = "\u{A0}"
  private static let shortCode = 24

  /// - Parameter keepsMarks: code stays between its backquotes, and strength becomes plain text.
  static func text(of markdown: String, keepsMarks: Bool) -> String {
    var result = ""
    var rest = markdown[...]
    while let first = rest.first {
      if first == "`", let end = rest.dropFirst().firstIndex(of: "`") {
        var code = String(rest[rest.index(after: rest.startIndex)..<end])
        if code.count <= shortCode { code = code.replacing(" ", with: String(fixedSpace)) }
        result += keepsMarks ? "`\(code)`" : "\(codeOn)\(code)\(codeOff)"
        rest = rest[end...].dropFirst()
      } else if rest.hasPrefix("**"), let end = rest.dropFirst(2).firstRange(of: "**") {
        let strong = rest.dropFirst(2)[..<end.lowerBound]
        result += keepsMarks ? String(strong) : "\(strongOn)\(strong)\(strongOff)"
        rest = rest[end.upperBound...]
      } else if first == "[", let (words, address, after) = link(rest) {
        result += words == address ? "\(address)" : "\(words) (\(address))"
        rest = after
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }

  private static func link(
    _ text: Substring
  ) -> (words: Substring, address: Substring, after: Substring)? {
    guard let middle = text.firstRange(of: "]("),
      let end = text[middle.upperBound...].firstIndex(of: ")")
    else { return nil }
    let words = text[..<middle.lowerBound].dropFirst()
    return (words, text[middle.upperBound..<end], text[end...].dropFirst())
  }

  /// A paragraph in lines that end at no space within short code.
  static func wrap(_ text: String, width: Int) -> [String] {
    TextLayout.wrap(text, width: width).map { $0.replacing(String(fixedSpace), with: " ") }
  }

  /// Puts colours where the marks are. What reaches over the end of a line is taken up in the next.
  static func paint(
    _ lines: [String], _ style: TextStyle, otherwise: TextStyle.Paint?
  ) -> [String] {
    var current: TextStyle.Paint?
    return lines.map { line in
      var result = ""
      var run = ""
      func flush() {
        if let paint = current ?? otherwise {
          result += style.paint(run, paint)
        } else {
          result += run
        }
        run = ""
      }
      for character in line {
        switch character {
        case codeOn, strongOn:
          flush()
          current = character == codeOn ? .caution : .strong
        case codeOff, strongOff:
          flush()
          current = nil
        default: run.append(character)
        }
      }
      flush()
      return result
    }
  }
}
