/// A table fitted to a width: columns as wide as they need, the widest ones wrapped where there is
/// too little room, and a list of records where there is far too little.
struct MarkdownTable {
  let header: [String]
  let rows: [[String]]

  private static let gap = 2
  /// A column is not made narrower than this.
  private static let least = 8

  func lines(width: Int, _ style: TextStyle) -> [String] {
    let columns = ([header] + rows).map(\.count).max() ?? 0
    let all = ([header] + rows).map { row in
      (0..<columns).map { column in
        MarkdownInline.text(
          of: column < row.count ? row[column] : "", keepsMarks: !style.colour)
      }
    }
    let needed = (0..<columns).map { column in
      all.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    guard let widths = Self.fit(needed, into: width - Self.gap * (columns - 1)) else {
      return records(all, width, style)
    }
    var lines = row(all[0], widths, style, paint: .strong)
    lines.append(rule(widths, style))
    for cells in all.dropFirst() { lines += row(cells, widths, style, paint: nil) }
    return lines
  }

  /// Takes from the widest columns until all fit; nil if they cannot.
  private static func fit(_ needed: [Int], into room: Int) -> [Int]? {
    var widths = needed
    while widths.reduce(0, +) > room {
      guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > least
      else { return nil }
      widths[widest] -= 1
    }
    return widths
  }

  private func row(
    _ cells: [String], _ widths: [Int], _ style: TextStyle, paint: TextStyle.Paint?
  ) -> [String] {
    let wrapped = zip(cells, widths).map { cell, width in
      let lines = MarkdownInline.wrap(cell, width: max(width, 1))
      return style.colour ? MarkdownInline.paint(lines, style, otherwise: paint) : lines
    }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { line in
      var text = ""
      var column = 0
      for (cell, width) in zip(wrapped, widths) {
        if line < cell.count, !cell[line].isEmpty {
          text = TextLayout.pad(text, to: column) + cell[line]
        }
        column += width + Self.gap
      }
      return text
    }
  }

  private func rule(_ widths: [Int], _ style: TextStyle) -> String {
    let bar = style.unicode ? "─" : "-"
    return widths.map { String(repeating: bar, count: $0) }.joined(
      separator: String(repeating: " ", count: Self.gap))
  }

  /// "name: x", a line per cell, an empty one between rows.
  private func records(_ all: [[String]], _ width: Int, _ style: TextStyle) -> [String] {
    let parts = all.dropFirst().map { cells in
      zip(all[0], cells).flatMap { name, cell in
        let lines = MarkdownInline.wrap("\(name): \(cell)", width: width - 2).enumerated().map {
          ($0.offset == 0 ? "" : "  ") + $0.element
        }
        return style.colour ? MarkdownInline.paint(lines, style, otherwise: nil) : lines
      }
    }
    return Array(parts.joined(separator: [""]))
  }
}
