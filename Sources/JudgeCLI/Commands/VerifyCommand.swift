import FoundationEssentials
import Grading

/// `judge verify [PROBLEM…]`, `judge verify --fixture FILE…`
enum VerifyCommand: Command {
  static let description = CommandDescription(
    name: "verify", summary: "Test the problems themselves, or the reference against fixtures.",
    discussion: """
      Of each problem: every submission gets the verdict of its folder and what its .json promises; \
      every fixture agrees with the reference; every mistake of the catalogue that applies is rejected, \
      as a table mistake × check; tampered answers are judged as they must be; the reference's gradient \
      agrees with differences of its forward; the starters compile and are no solution.

      With --fixture, the built-in reference is held against recorded results instead: every number \
      must be within the tolerance that the fixture states.
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
      OptionDescription(
        name: "--jobs", short: "-j", valueName: "N", help: "How many candidates run at a time.",
        defaultText: "one per processor"),
      OptionDescription(
        name: "--pairs",
        help: "Measure also how well two mistakes at a time are named; takes minutes."),
      CommonOptions.format(["text", "json"]), CommonOptions.output, CommonOptions.color,
      CommonOptions.problems, CommonOptions.fixtures,
    ],
    examples: ["judge verify batchnorm", "judge verify --fixture fixtures/*/*.json"])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let files = parsed.values(of: "--fixture")
    return files.isEmpty
      ? try problems(parsed, context) : try fixtures(files, parsed, context)
  }

  private static func problems(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let installation = context.installation(parsed)
    let ids =
      parsed.positionals.isEmpty
      ? try ProblemLibrary(installation).identifiers() : parsed.positionals
    let verifier = Verifier(
      installation,
      jobs: try parsed.integer(of: "--jobs", in: 1...1024)
        ?? ProcessInfo.processInfo.activeProcessorCount,
      measuresPairs: parsed.flag("--pairs"))
    var results: [ProblemVerification] = []
    for (index, id) in ids.enumerated() {
      if context.errorIsTerminal {
        context.printError("\r\u{1B}[Kverifying \(id), \(index + 1) of \(ids.count)")
      }
      results.append(try verifier.verify(id))
    }
    if context.errorIsTerminal { context.printError("\r\u{1B}[K") }
    try context.deliver(
      parsed.value(of: "--format") == "json"
        ? ProblemVerificationText.json(results) : ProblemVerificationText.text(results), parsed)
    return results.allSatisfy(\.holds) ? .success : .brokenProblem
  }

  private static func fixtures(
    _ files: [String], _ parsed: ParsedCommand, _ context: Context
  ) throws -> ExitCode {
    let results = files.map(FixtureVerification.verify)
    try context.deliver(
      FixtureVerificationText.render(results, format: parsed.value(of: "--format") ?? "text"),
      parsed)
    if results.contains(where: \.isMissing) { return .notFound }
    return results.allSatisfy(\.agrees) ? .success : .brokenProblem
  }
}
