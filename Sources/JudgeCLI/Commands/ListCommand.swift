import Grading
import Judging
import Reporting

/// `judge list`
enum ListCommand: Command {
  static let description = CommandDescription(
    name: "list", summary: "List the problems.", discussion: "", arguments: [],
    options: [
      CommonOptions.format(["text", "json"]), CommonOptions.output, CommonOptions.color,
      CommonOptions.problems,
    ],
    examples: ["judge list", "judge list --format json"])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let library = ProblemLibrary(context.installation(parsed))
    var problems: [Problem] = []
    for id in try library.identifiers() { problems.append(try library.problem(id)) }
    let text =
      parsed.value(of: "--format") == "json"
      ? ProblemListJSON.encode(problems)
      : ListText.render(problems, style: context.style(parsed))
    try context.deliver(text, parsed)
    return .success
  }
}
