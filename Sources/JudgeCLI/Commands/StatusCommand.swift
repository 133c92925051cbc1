import Grading
import Judging
import Reporting

/// `judge status`
enum StatusCommand: Command {
  static let description = CommandDescription(
    name: "status", summary: "Show how far you have come.",
    discussion: """
      judge check records your checks: how many there were, the best time of an accepted candidate, \
      and the mistake that was found last. The record is the file judge/progress.json in \
      XDG_DATA_HOME, else in ~/.local/share. Where CI is set, nothing is recorded.
      """,
    options: [
      CommonOptions.format(["text", "json"]), CommonOptions.output, CommonOptions.color,
      CommonOptions.problems,
    ],
    examples: ["judge status", "judge status --format json"])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let library = ProblemLibrary(context.installation(parsed))
    let progress = LearnerRecord(parsed, context).read()
    var rows: [StatusPage.Row] = []
    for id in try library.identifiers() {
      rows.append(
        StatusPage.Row(
          id: id, difficulty: try library.problem(id).difficulty,
          entry: progress.entries[id] ?? Progress.Entry()))
    }
    let page = StatusPage(rows: rows)
    try context.deliver(
      parsed.value(of: "--format") == "json" ? page.json : page.text(context.style(parsed)), parsed)
    return .success
  }
}
