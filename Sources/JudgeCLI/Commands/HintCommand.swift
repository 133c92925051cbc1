import Grading
import Judging
import Reporting

/// `judge hint PROBLEM`
enum HintCommand: Command {
  static let description = CommandDescription(
    name: "hint", summary: "Give the next hint.",
    discussion: """
      Each call goes one step further; none gives the solution away. A hint that fits your last \
      check of the problem comes before the others.
      """,
    arguments: [CommonOptions.problem],
    options: [
      OptionDescription(name: "--again", help: "Show the hints that you have seen, in order."),
      LearnerRecord.option, CommonOptions.format(["text", "json"]), CommonOptions.output,
      Language.option, CommonOptions.color, CommonOptions.problems,
    ],
    examples: ["judge hint batchnorm", "judge hint batchnorm --again"])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let library = ProblemLibrary(context.installation(parsed))
    let problem = try library.problem(parsed.positionals[0])
    let record = LearnerRecord(parsed, context)
    let entry = record.read().entries[problem.id] ?? Progress.Entry()
    let seen = entry.hints.filter(problem.hints.indices.contains).sorted()
    let choice = parsed.flag("--again") ? nil : HintChoice(problem.hints, after: entry)
    let page = HintPage(
      problem: problem, language: Language(parsed, context), entry: entry,
      shown: choice.map { [$0.index] } ?? seen, fits: choice?.fits ?? false)
    if parsed.value(of: "--format") == "json" {
      try context.deliver(page.json, parsed)
    } else {
      try context.deliver(page.text(context.style(parsed)), parsed)
    }
    if let choice {
      record.update { $0.entries[problem.id, default: Progress.Entry()].hints.append(choice.index) }
    }
    return .success
  }
}
