import Grading
import Judging
import Reporting

/// What has been done of each problem.
struct StatusPage {
  struct Row {
    var id: String
    var difficulty: String
    var entry: Progress.Entry

    var state: String {
      entry.accepted ? "accepted" : entry.tries > 0 ? "tried" : "unsolved"
    }
  }

  let rows: [Row]

  func text(_ style: TextStyle) -> String {
    let table = rows.map { row in
      [
        row.id, row.state, row.entry.tries > 0 ? "\(row.entry.tries)" : "",
        row.entry.bestMilliseconds.map(Words.time) ?? "", last(row.entry),
      ]
    }
    var lines = MarkdownText.table(
      header: ["problem", "state", "tries", "best time", "last mistake"], rows: table, style: style)
    for (index, row) in rows.enumerated() {
      let paint: TextStyle.Paint? =
        row.entry.accepted ? .good : row.entry.tries > 0 ? .caution : nil
      // The column of the state: below the header and its rule.
      if style.colour, let paint, index + 2 < lines.count {
        lines[index + 2] = lines[index + 2].replacing(
          " \(row.state) ", with: " \(style.paint(row.state, paint)) ", maxReplacements: 1)
      }
    }
    lines += [""] + summary(style)
    let text = lines.joined(separator: "\n") + "\n"
    return style.letters(text)
  }

  /// The mistake that was found last; where none was, what the last check came to.
  private func last(_ entry: Progress.Entry) -> String {
    if !entry.lastMistakes.isEmpty { return entry.lastMistakes.joined(separator: ", ") }
    guard !entry.accepted, let verdict = entry.lastVerdict else { return "" }
    let points = entry.score.map { ", \($0.earned) of \($0.possible) points" } ?? ""
    return verdict.rawValue + (verdict == .wrongAnswer ? points : "")
  }

  private func summary(_ style: TextStyle) -> [String] {
    let accepted = rows.count { $0.entry.accepted }
    let done = "\(accepted) of \(rows.count) problems accepted."
    guard let next = next else { return [done] }
    let command =
      next.entry.tries > 0
      ? "judge check \(next.id), or judge hint \(next.id)"
      : "judge show \(next.id), then judge init \(next.id)"
    return TextLayout.wrap("\(done) Next: \(command)", width: style.width)
  }

  /// What was tried already, else the easiest of the rest.
  private var next: Row? {
    let order = ["easy", "medium", "hard"]
    let open = rows.filter { !$0.entry.accepted }
    return open.filter { $0.entry.tries > 0 }.max { $0.entry.tries < $1.entry.tries }
      ?? order.lazy.compactMap { level in open.first { $0.difficulty == level } }.first
      ?? open.first
  }

  var json: String {
    JSONValue.array(rows.map(Self.json)).text(pretty: true) + "\n"
  }

  private static func json(_ row: Row) -> JSONValue {
    let entry = row.entry
    return .object([
      JSONValue.Member("problem", .string(row.id)),
      JSONValue.Member("state", .string(row.state)),
      JSONValue.Member("tries", .integer(entry.tries)),
      JSONValue.Member("best_ms", .optional(entry.bestMilliseconds)),
      JSONValue.Member("last_verdict", .optional(entry.lastVerdict?.rawValue)),
      JSONValue.Member("last_mistakes", .array(entry.lastMistakes.map { .string($0) })),
      JSONValue.Member("hints_seen", .integer(Set(entry.hints).count)),
    ])
  }
}
