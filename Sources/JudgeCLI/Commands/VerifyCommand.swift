import Grading
import Judging
import Reporting

/// `judge verify [PROBLEM…]`, `judge verify --fixture FILE…`
enum VerifyCommand: Command {
  static let description = CommandDescription(
    name: "verify", summary: "Test the problems themselves, or the reference against fixtures.",
    discussion: """
      With --fixture, the built-in reference is held against recorded results: every number must be \
      within the tolerance that the fixture states.
      """,
    arguments: [
      ArgumentDescription(
        name: "PROBLEM", help: "The problems to test; all of them without.", kind: .many,
        completion: .problem)
    ],
    options: [
      OptionDescription(
        name: "--fixture", valueName: "FILE", takesMany: true,
        help: "Fixtures to hold the reference against.", completion: .file),
      CommonOptions.format(["text", "json"]), CommonOptions.output, CommonOptions.color,
      CommonOptions.problems, CommonOptions.fixtures,
    ],
    examples: ["judge verify --fixture fixtures/*/*.json"])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let files = parsed.values(of: "--fixture")
    guard !files.isEmpty else {
      throw UsageError.missingValue(option: "--fixture", valueName: "FILE")
    }
    let results = files.map(FixtureVerification.verify)
    try context.deliver(
      FixtureVerificationText.render(results, format: parsed.value(of: "--format") ?? "text"),
      parsed)
    if results.contains(where: \.isMissing) { return .notFound }
    return results.allSatisfy(\.agrees) ? .success : .brokenProblem
  }
}
