import Judging

/// The error over a tensor, as a picture: a row a sample, a column a channel, the stronger the
/// larger the error. Its caption says in words what it shows.
enum HeatMap {
  static let levels = 8

  /// The map of the failed check that exceeds its tolerance most; nil where no tensor was compared.
  static func ofWorst(_ report: Report) -> String? {
    var worst: (map: ErrorMap, check: CheckResult, result: CaseResult, excess: Double)?
    for result in report.cases {
      for check in result.checks where check.status == .failed {
        guard let map = check.map else { continue }
        let error = check.maxError ?? 0
        let excess =
          error.isFinite ? error / max(check.tolerance ?? 1, .leastNormalMagnitude) : .infinity
        if excess > worst?.excess ?? -1 { worst = (map, check, result, excess) }
      }
    }
    return worst.map { render($0.map, $0.check, $0.result) }
  }

  private static func render(
    _ map: ErrorMap, _ check: CheckResult, _ result: CaseResult
  ) -> String {
    let top = map.cells.map(\.error).filter(\.isFinite).max() ?? 0
    // One path a level, with neighbours of a row joined, keeps a large class small.
    var paths = [String](repeating: "", count: levels + 2)
    for row in 0..<map.rows {
      var column = 0
      while column < map.columns {
        let start = column
        let level = level(map.cells[row * map.columns + column], top: top)
        while column < map.columns,
          self.level(map.cells[row * map.columns + column], top: top) == level
        {
          column += 1
        }
        let width = column - start
        paths[level] += "M\(start) \(row)h\(width)v1h-\(width)z"
      }
    }
    let drawn = paths.enumerated().filter { !$0.element.isEmpty }.map {
      "<path class=\"h\($0.offset)\" d=\"\($0.element)\"/>"
    }
    let words = caption(map, check, result, top: top)
    let size = max(4, min(20, 320 / max(map.columns, map.rows)))
    return """
      <figure><svg role="img" aria-label="\(HTML.line(words))" \
      viewBox="0 0 \(map.columns) \(map.rows)" width="\(map.columns * size)" \
      height="\(map.rows * size)" shape-rendering="crispEdges">\(drawn.joined())</svg>
      <figcaption>\(HTML.line(words))</figcaption></figure>
      """
  }

  /// 0: right. 1 to `levels`: wrong, by its share of the largest error. One more: not finite.
  private static func level(_ cell: ErrorMap.Cell, top: Double) -> Int {
    if cell.outside == 0 { return 0 }
    guard cell.error.isFinite else { return levels + 1 }
    guard top > 0 else { return 1 }
    return min(max(Int((cell.error / top * Double(levels)).rounded(.up)), 1), levels)
  }

  private static func caption(
    _ map: ErrorMap, _ check: CheckResult, _ result: CaseResult, top: Double
  ) -> String {
    var words = "\(check.name.rawValue) in \(result.id): "
    words += map.samples == 1 ? "" : "down \(map.samples) samples, "
    words += "across \(Words.count(map.channels, "channel"))"
    if let picture = ErrorPicture(map, unicode: true) {
      words += "; \(picture.axis) \(picture.words)"
    }
    if top > 0 { words += "; the largest error is \(NumberText.short(top))" }
    if map.cells.contains(where: { $0.outside > 0 && !$0.error.isFinite }) {
      words += "; violet is not finite"
    }
    return words + "."
  }
}
