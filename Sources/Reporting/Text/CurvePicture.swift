import Judging

/// A small plot of the loss by epoch: what was expected, and what the candidate's training did. The
/// message beside it says in words where the two part.
struct CurvePicture {
  static let height = 8

  let lines: [String]

  /// - Parameter width: in columns, the axis not counted.
  init(_ curve: CheckResult.Curve, width: Int, unicode: Bool) {
    let count = curve.expected.count
    let columns = min(count, max(width, 10))
    func samples(_ values: [Double]) -> [Double?] {
      (0..<columns).map { column in
        let index = columns == 1 ? 0 : column * (count - 1) / (columns - 1)
        return index < values.count && values[index].isFinite ? values[index] : nil
      }
    }
    let expected = samples(curve.expected)
    let actual = samples(curve.actual)
    let all = (expected + actual).compactMap { $0 }
    guard let low = all.min(), let high = all.max(), high > low else {
      lines = []
      return
    }
    func row(_ value: Double) -> Int {
      Self.height - 1 - Int(((value - low) / (high - low) * Double(Self.height - 1)).rounded())
    }
    var grid = Array(
      repeating: Array(repeating: Character(" "), count: columns), count: Self.height)
    for column in 0..<columns {
      if let value = expected[column] { grid[row(value)][column] = unicode ? "·" : "." }
      if let value = actual[column] { grid[row(value)][column] = unicode ? "●" : "*" }
    }
    let labels = grid.indices.map { row in
      row == 0
        ? NumberText.short(high) : row == Self.height - 1 ? NumberText.short(low) : ""
    }
    let margin = labels.map(\.count).max() ?? 0
    lines =
      grid.indices.map { row in
        (TextLayout.padLeft(labels[row], to: margin) + " │ " + String(grid[row]))
          .replacing("│", with: unicode ? "│" : "|").trimmingTrailingSpaces
      } + [
        TextLayout.padLeft("", to: margin) + "   loss by epoch, 1 to \(count): "
          + (unicode ? "· expected, ● actual" : ". expected, * actual")
      ]
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
