import Grading

/// `judge man`
enum ManCommand: Command {
  static let description = CommandDescription(
    name: "man", summary: "Show the manual page.",
    discussion: """
      On a terminal the page is shown by man; otherwise its source is printed, as for \
      share/man/man1/judge.1.
      """,
    arguments: [], options: [CommonOptions.output, Pager.option],
    examples: ["judge man", "judge man --output ~/.local/share/man/man1/judge.1"])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let page = ManPage.render(
      JudgeProgram.commands.map { $0.description }, version: Grader.version)
    let isShown =
      !parsed.has("--output") && context.outputIsTerminal && context.inputIsTerminal
      && !parsed.flag(Pager.option.name) && context.page(page, "man -l -")
    if !isShown { try context.deliver(page, parsed) }
    return .success
  }
}
