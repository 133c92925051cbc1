import Grading
import Judging
import Reporting

/// `judge show PROBLEM`
enum ShowCommand: Command {
  static let description = CommandDescription(
    name: "show", summary: "Show a problem's statement, signature and rules.",
    discussion: """
      On a terminal the statement is shown through the pager that JUDGE_PAGER or PAGER names, else \
      through less. An empty PAGER, or cat, means none.
      """,
    arguments: [CommonOptions.problem],
    options: [
      CommonOptions.format(["text", "markdown", "json"]), CommonOptions.output,
      Language.option, Pager.option, CommonOptions.color, CommonOptions.problems,
    ],
    examples: ["judge show batchnorm", "judge show batchnorm --language-of-text zh"])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let library = ProblemLibrary(context.installation(parsed))
    let (problem, folder) = try library.place(parsed.positionals[0])
    let statement = try Language(parsed, context).text("statement", "md", in: folder)
    switch parsed.value(of: "--format") {
    case "json":
      try context.deliver(ProblemListJSON.encode(problem, statement: statement), parsed)
    case "markdown":
      try context.deliver(statement, parsed)
    default:
      let text = MarkdownText.render(statement, style: context.style(parsed))
      try Pager.deliver(text, parsed, context)
    }
    return .success
  }
}
