import BatchNorm
package import Judging

/// `judge list` for people.
package enum ListText {
  package static func render(_ problems: [Problem], style: TextStyle) -> String {
    let column = (problems.map { DisplayWidth.of($0.id) }.max() ?? 0) + 2
    var lines: [String] = []
    for problem in problems {
      let layouts = problem.layouts.map(\.letters).joined(separator: ", ")
      lines.append(
        style.paint(TextLayout.pad(problem.id, to: column), .strong)
          + "\(problem.difficulty), \(problem.entry.rawValue), \(layouts)")
      lines += TextLayout.wrap(problem.summary, width: style.width - 2).map { "  " + $0 }
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }
}
