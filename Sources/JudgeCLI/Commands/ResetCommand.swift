import Documents
import Grading

/// `judge reset [PROBLEM…]`
enum ResetCommand: Command {
  static let description = CommandDescription(
    name: "reset", summary: "Forget your progress, after a question.",
    discussion: """
      Forgets the checks and the hints of the problems named, else of all. Your own files stay as \
      they are.
      """,
    arguments: [
      ArgumentDescription(
        name: "PROBLEM", help: "The id of a problem.", kind: .many, completion: .problem)
    ],
    options: [
      OptionDescription(name: "--yes", short: "-y", help: "Do not ask."), CommonOptions.problems,
    ],
    examples: ["judge reset batchnorm", "judge reset --yes"])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let record = LearnerRecord(parsed, context)
    let progress = record.read()
    let library = ProblemLibrary(context.installation(parsed))
    let recorded = progress.entries.keys.sorted()
    for id in parsed.positionals where !recorded.contains(id) {
      let known = try library.identifiers()
      guard known.contains(id) else {
        throw GradingError.noSuchProblem(
          id: id, suggestion: Suggestion.nearest(to: id, among: known), known: known)
      }
    }
    let wanted =
      parsed.positionals.isEmpty ? recorded : recorded.filter(parsed.positionals.contains)
    guard !wanted.isEmpty else {
      context.print("There is nothing to forget.\n")
      return .success
    }
    guard try parsed.flag("--yes") || isWanted(wanted, progress, context) else {
      context.print("Nothing was forgotten.\n")
      return .success
    }
    guard record.forget(wanted) else { return .judgeFailed }
    context.print("Forgotten: \(wanted.joined(separator: ", ")).\n")
    return .success
  }

  private static func isWanted(
    _ wanted: [String], _ progress: Progress, _ context: Context
  ) throws(UsageError) -> Bool {
    guard context.inputIsTerminal else { throw .noTerminal(instead: "--yes") }
    let tries = wanted.reduce(0) { $0 + (progress.entries[$1]?.tries ?? 0) }
    context.print(
      "Forget your progress in \(wanted.joined(separator: ", ")) "
        + "(\(tries) \(tries == 1 ? "check" : "checks"))? [y/N] ")
    guard let answer = context.readLine() else {
      context.print("\n")
      return false
    }
    return ["y", "yes"].contains(answer.lowercased().filter { $0 != " " })
  }
}
