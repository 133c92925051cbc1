/// A part of a Markdown document: what statements and guides are made of, not all of CommonMark.
package enum MarkdownBlock: Hashable, Sendable {
  case heading(level: Int, text: String)
  case paragraph(String)
  /// Between fences; the lines stay as they are.
  case code([String])
  case list([ListItem])
  case table(header: [String], rows: [[String]])

  package struct ListItem: Hashable, Sendable {
    /// 0 for the outermost list.
    package var depth: Int
    /// "-" or "1."
    package var mark: String
    package var text: String

    package init(depth: Int, mark: String, text: String) {
      self.depth = depth
      self.mark = mark
      self.text = text
    }
  }
}

extension MarkdownBlock {
  /// Reads a document. A line that is nothing else is part of a paragraph, so that no text is lost.
  package static func blocks(of text: String) -> [MarkdownBlock] {
    var reader = MarkdownReader(text)
    return reader.blocks()
  }
}

private struct MarkdownReader {
  private var lines: ArraySlice<String>
  private var result: [MarkdownBlock] = []
  private var paragraph: [String] = []
  private var items: [MarkdownBlock.ListItem] = []

  init(_ text: String) {
    lines =
      text.replacing("\r\n", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
  }

  mutating func blocks() -> [MarkdownBlock] {
    while let line = lines.popFirst() {
      let trimmed = line.trimmingSpaces
      if trimmed.hasPrefix("```") {
        finish()
        code()
      } else if trimmed.isEmpty {
        // An empty line may stand between two items of a list.
        if !paragraph.isEmpty { finish() }
      } else if let heading = heading(trimmed) {
        finish()
        result.append(heading)
      } else if trimmed.hasPrefix("|"), let next = lines.first, Self.isRule(next) {
        finish()
        table(trimmed)
      } else if let item = item(line) {
        finishParagraph()
        items.append(item)
      } else if !items.isEmpty, line.hasPrefix(" ") {
        items[items.count - 1].text = Self.join(items[items.count - 1].text, trimmed)
      } else {
        finishList()
        paragraph.append(trimmed)
      }
    }
    finish()
    return result
  }

  private mutating func code() {
    let end = lines.firstIndex { $0.trimmingSpaces.hasPrefix("```") } ?? lines.endIndex
    result.append(.code(Array(lines[lines.startIndex..<end])))
    lines = lines[end...].dropFirst()
  }

  private func heading(_ line: String) -> MarkdownBlock? {
    let level = line.prefix { $0 == "#" }.count
    guard (1...6).contains(level), line.dropFirst(level).first == " " else { return nil }
    return .heading(level: level, text: String(line.dropFirst(level)).trimmingSpaces)
  }

  private func item(_ line: String) -> MarkdownBlock.ListItem? {
    let spaces = line.prefix { $0 == " " }.count
    let rest = line.dropFirst(spaces)
    let number = rest.prefix { $0.isASCII && $0.isNumber }
    let mark =
      number.isEmpty
      ? rest.hasPrefix("- ") || rest.hasPrefix("* ") ? "-" : nil
      : rest.dropFirst(number.count).hasPrefix(". ") ? number + "." : nil
    guard let mark else { return nil }
    return MarkdownBlock.ListItem(
      depth: spaces / 2, mark: String(mark), text: String(rest.dropFirst(mark.count + 1)))
  }

  private mutating func table(_ header: String) {
    lines = lines.dropFirst()
    var rows: [[String]] = []
    while let line = lines.first, line.trimmingSpaces.hasPrefix("|") {
      rows.append(Self.cells(line))
      lines = lines.dropFirst()
    }
    result.append(.table(header: Self.cells(header), rows: rows))
  }

  /// "|---|:--:|"
  private static func isRule(_ line: String) -> Bool {
    line.contains("-") && line.allSatisfy { "|-: ".contains($0) }
  }

  /// A bar that belongs to a cell is written `\|`.
  private static func cells(_ line: String) -> [String] {
    var cells = line.trimmingSpaces.replacing("\\|", with: "\u{0}")
      .split(separator: "|", omittingEmptySubsequences: false)
      .map { String($0).replacing("\u{0}", with: "|").trimmingBoth }
    if cells.last == "" { cells.removeLast() }
    return Array(cells.dropFirst())
  }

  private mutating func finish() {
    finishParagraph()
    finishList()
  }

  private mutating func finishParagraph() {
    if let first = paragraph.first {
      result.append(.paragraph(paragraph.dropFirst().reduce(first, Self.join)))
    }
    paragraph = []
  }

  /// Two lines of one paragraph. Between ideographs there is no space.
  private static func join(_ one: String, _ other: String) -> String {
    let isWide = [one.last, other.first].allSatisfy { $0.map { DisplayWidth.of($0) } == 2 }
    return one + (isWide ? "" : " ") + other
  }

  private mutating func finishList() {
    if !items.isEmpty { result.append(.list(items)) }
    items = []
  }
}

extension String {
  fileprivate var trimmingBoth: String {
    String(String(trimmingSpaces.reversed()).trimmingSpaces.reversed())
  }
}
