import BatchNorm
import FoundationEssentials
import Isolation
import Judging
import Testing

@testable import Grading

@Suite struct LargeCaseTests {
  /// A case of 2²⁰ + 2 numbers with its gradients, numerical and the candidate's own.
  private static func large(_ id: String) throws -> (testCase: Case, problem: Problem) {
    let problem = try VerificationTests.problem(id)
    let shape = try TensorShape([(1 << 19) + 1, 2], layout: problem.layouts[0])
    return (Planner.single(problem, shape: shape, mode: .train, sweeps: true), problem)
  }

  /// x, dy, out and dx are there once each: the sweep brings no tensors of its own. The rest is signs
  /// of a bit, and the slots of small buffers.
  @Test(arguments: ["batchnorm", "batchnorm1d"])
  func sharesItsTensorsOnce(_ id: String) throws {
    let (testCase, problem) = try Self.large(id)
    let programs = CasePrograms([testCase], entry: problem.entry)
    #expect(testCase.sweep?.derivatives.isEmpty == false)
    #expect(programs.sweep(0, hasBackward: true) != nil)
    let tensor = UInt64(testCase.steps[0].x.count * 8)
    #expect(programs.inputBytes + programs.outputBytes < 4 * tensor + tensor / 2)
  }

  /// It is not the case that runs again in another process, and what was recorded of a fixture is not
  /// kept.
  @Test func keepsNothingTwice() throws {
    let (testCase, problem) = try Self.large("batchnorm")
    let small = try Planner.plan(problem, seed: 0)[0]
    let plan = PreparedPlan(
      [testCase, small], order: [0, 1], entry: problem.entry, network: nil)
    #expect(plan.probe == 1)
    let entry = try ProblemLibrary(VerificationTests.installation).entry("batchnorm")
    #expect(!entry.fixtures.isEmpty)
    #expect(entry.fixtures.allSatisfy { $0.steps.allSatisfy { $0.expected == StepValues() } })
  }

  /// The sweep is a program of its own: of a candidate whose later calls differ from the first, nothing
  /// else shows it. The case is not really large, but treated so.
  @Test(arguments: [("1.0", Verdict.accepted), ("1.001", .wrongAnswer)])
  func runsTheSweep(_ row: (scale: String, verdict: Verdict)) throws {
    let problem = try VerificationTests.problem("batchnorm")
    let folder = try TemporaryFolder(in: FileManager.default.temporaryDirectory.path)
    let installation = Installation(
      programFolder: productFolder,
      environment: [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "XDG_CACHE_HOME": folder.path,
      ], problemsOverride: VerificationTests.checkout + "/problems")
    let text = try String(
      contentsOfFile: VerificationTests.checkout
        + "/problems/batchnorm/submissions/accepted/two-pass.c", encoding: .utf8
    ).replacing("int64_t rows", with: "static int calls; int64_t rows", maxReplacements: 1)
      .replacing("gamma[c] * (", with: "(calls > 0 ? \(row.scale) : 1) * gamma[c] * (")
      .replacing("    return 0;\n", with: "    calls++;\n    return 0;\n", maxReplacements: 1)
    let path = folder.path + "/later.c"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let library = try CandidateCompiler(installation).library(
      for: CandidateFile(path: path), problem: problem)
    guard case .library(let libraryPath) = library else {
      Issue.record("\(library)")
      return
    }
    let shape = try TensorShape([30, 2], layout: problem.layouts[0])
    var testCase = Planner.single(problem, shape: shape, mode: .train, sweeps: true)
    testCase.isLarge = true
    let runner = CandidateRunner(
      try installation.worker(), libraryPath: libraryPath,
      problem: problem, limits: CandidateRunner.Limits(timeout: .seconds(60)))
    // Another one is run again in the other process.
    let other = try Planner.plan(problem, seed: 0)[0]
    let outcome = runner.run(
      PreparedPlan([testCase, other], order: [0, 1], entry: problem.entry, network: nil))
    let result = CaseJudge.judge(
      testCase, expectation: try Expectation(testCase), observation: outcome.observations[0])
    #expect(result.verdict == row.verdict, "\(result.message ?? "")")
    let failed = result.checks.filter { $0.status == .failed }.map(\.name)
    #expect(failed.allSatisfy { $0 != .output } && failed.isEmpty == (row.verdict == .accepted))
  }
}
