import Grading
import Reporting

/// `judge show PROBLEM`
enum ShowCommand: Command {
  static let description = CommandDescription(
    name: "show", summary: "Show a problem's statement, signature and rules.", discussion: "",
    arguments: [CommonOptions.problem],
    options: [
      CommonOptions.format(["text", "markdown", "json"]), CommonOptions.output,
      CommonOptions.color, CommonOptions.problems,
    ],
    examples: ["judge show batchnorm"])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let library = ProblemLibrary(context.installation(parsed))
    let entry = try library.entry(parsed.positionals[0])
    let statement = String(
      decoding: try Files.read(Files.join(entry.folder, "statement.md")), as: UTF8.self)
    let text =
      parsed.value(of: "--format") == "json"
      ? ProblemListJSON.encode(entry.problem, statement: statement) : statement
    try context.deliver(text, parsed)
    return .success
  }
}
