import Grading

/// Long texts on a terminal, a screen at a time.
enum Pager {
  static let option = OptionDescription(
    name: "--no-pager", help: "Print it all at once, on a terminal too.")

  static func deliver(
    _ text: String, _ parsed: ParsedCommand, _ context: Context
  ) throws(GradingError) {
    guard !parsed.has("--output"), context.outputIsTerminal, context.inputIsTerminal,
      !parsed.flag(option.name), let command = command(context.environment),
      // The prompt of the shell needs a line as well.
      text.split(separator: "\n", omittingEmptySubsequences: false).count > context.height - 1,
      context.page(text, command)
    else { return try context.deliver(text, parsed) }
  }

  /// nil where none is wanted. An empty variable is an answer too.
  private static func command(_ environment: [String: String]) -> String? {
    if environment["TERM"] == "dumb" { return nil }
    let named = environment["JUDGE_PAGER"] ?? environment["PAGER"] ?? "less"
    return named.isEmpty || named == "cat" ? nil : named
  }
}
