/// A Markdown document laid out for a terminal: headings at the margin, all else indented, paragraphs
/// and tables fitted to the width, code as it is.
package enum MarkdownText {
  package static func render(_ markdown: String, style: TextStyle) -> String {
    var parts: [[String]] = []
    for block in MarkdownBlock.blocks(of: SafeText.block(style.letters(markdown))) {
      parts.append(lines(of: block, style))
    }
    let text = parts.joined(separator: [""]).joined(separator: "\n") + "\n"
    return style.letters(text)
  }

  /// One paragraph, indented.
  package static func paragraph(_ text: String, style: TextStyle) -> [String] {
    lines(of: .paragraph(style.letters(text)), style)
  }

  /// A table that starts at the margin.
  package static func table(
    header: [String], rows: [[String]], style: TextStyle
  ) -> [String] {
    MarkdownTable(header: header, rows: rows).lines(width: style.width, style)
  }

  private static let indent = "  "
  /// Longer lines are tiring to read.
  private static let widest = 84

  private static func lines(of block: MarkdownBlock, _ style: TextStyle) -> [String] {
    let width = min(style.width, widest) - indent.count
    switch block {
    case .heading(let level, let text):
      let lines = wrap(text, width: width, style, paint: .strong)
      return level <= 2 ? lines : lines.map { indent + $0 }
    case .paragraph(let text):
      return wrap(text, width: width, style).map { indent + $0 }
    case .code(let lines):
      // Further to the left where the terminal would break a line.
      let widest = lines.map { DisplayWidth.of($0) }.max() ?? 0
      let margin = String(
        repeating: " ", count: min(max(style.width - widest, 0), 2 * indent.count))
      return lines.map { $0.isEmpty ? "" : margin + $0 }
    case .list(let items):
      return items.flatMap { item in
        let margin = indent + String(repeating: indent, count: item.depth)
        let hanging = String(repeating: " ", count: item.mark.count + 1)
        let room = width - hanging.count - item.depth * indent.count
        return wrap(item.text, width: room, style).enumerated().map {
          margin + ($0.offset == 0 ? item.mark + " " : hanging) + $0.element
        }
      }
    case .table(let header, let rows):
      // A table may use all of the terminal.
      return MarkdownTable(header: header, rows: rows)
        .lines(width: style.width - indent.count, style).map { indent + $0 }
    }
  }

  /// A paragraph in lines, its code and its emphasis painted. Without colour code keeps its marks.
  static func wrap(
    _ text: String, width: Int, _ style: TextStyle, paint: TextStyle.Paint? = nil
  ) -> [String] {
    let inline = MarkdownInline.text(of: text, keepsMarks: !style.colour)
    let lines = MarkdownInline.wrap(inline, width: width)
    guard style.colour else { return lines }
    return MarkdownInline.paint(lines, style, otherwise: paint)
  }
}
