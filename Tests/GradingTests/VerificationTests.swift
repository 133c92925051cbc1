import BatchNorm
import FoundationEssentials
import Judging
import Testing

@testable import Grading

@Suite struct VerificationTests {
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let installation = Installation(
    programFolder: productFolder, environment: ["HOME": "/"],
    problemsOverride: checkout + "/problems")

  static func problem(_ id: String, groups: [CaseGroup]? = nil) throws -> Problem {
    var problem = try ProblemLibrary(installation).problem(id)
    if let groups { problem.groups = groups.map { .init(kind: $0, points: 1) } }
    return problem
  }

  static func survivors(_ problem: Problem, counts: Bool) throws -> Set<String> {
    let verification = MistakeVerification(problem)
    let findings = try verification.findings(seed: 7, fixtures: [], counts: counts)
    #expect(findings.rejections.isEmpty)
    return Set(findings.survivors.map { verification.mistakes[$0.mistake].slug })
  }

  @Test("A plan rejects every mistake", arguments: ["batchnorm", "batchnorm-numpy"])
  func plan(_ id: String) throws {
    #expect(try Self.survivors(Self.problem(id), counts: false).isEmpty)
  }

  @Test("A plan without eval lets through what shows in eval alone", arguments: [false, true])
  func trainingAlone(counts: Bool) throws {
    #expect(
      try Self.survivors(Self.problem("batchnorm", groups: [.train]), counts: counts)
        .isSuperset(of: [
          "batch-stats-in-eval", "eps-missing-in-eval", "running-stats-updated-in-eval",
          "zero-gradient-in-eval", "one-pass-variance",
        ]))
    #expect(
      try Self.survivors(
        Self.problem("batchnorm", groups: [.train, .eval, .sequence]), counts: counts)
        == ["one-pass-variance"])
  }

  @Test("The table counts the cases in which a check fails")
  func table() throws {
    let verification = MistakeVerification(try Self.problem("batchnorm", groups: [.gradient]))
    let findings = try verification.findings(seed: 0, fixtures: [], counts: true)
    #expect(findings.cases == 5)
    func failures(_ slug: String) throws -> [CheckName: Int] {
      let row = try #require(verification.mistakes.firstIndex { $0.slug == slug })
      return findings.failures[row]
    }
    #expect(
      try failures("beta-missing") == [
        .output: 5, .numericalGradientBeta: 5, .backwardConsistent: 5,
      ])
    #expect(try failures("running-var-unbiased") == [.runningVar: 4])
    #expect(try failures("zero-gradient-in-eval") == [.backwardX: 1, .backwardConsistent: 1])
  }

  private func plan(
    _ groups: [CaseGroup]
  ) throws -> (problem: Problem, cases: [Case], expectations: [Judging.Expectation]) {
    let problem = try Self.problem("batchnorm1d-pytorch", groups: groups)
    let cases = try Planner.plan(problem, seed: 3)
    return (problem, cases, try cases.map { try Judging.Expectation($0) })
  }

  @Test("Tampered answers are judged as they must be")
  func comparator() throws {
    let (_, cases, expectations) = try plan([.sequence, .gradient, .refusal])
    let verification = ComparatorVerification(cases, expectations)
    #expect(verification.faults.isEmpty)
    #expect(verification.judged > 1000)
    for (testCase, expectation) in zip(cases, expectations) {
      #expect(expectation.uselessTolerance(testCase) == nil)
    }
  }

  @Test("A tolerance that says nothing is found, and so is one that is not a number")
  func looseTolerance() throws {
    let (_, cases, expectations) = try plan([.eval])
    for bound in [1e9, .infinity, .nan] as [Double] {
      var expectation = expectations[0]
      expectation.steps[0]?.tolerance.output = Tolerance(
        perChannel: Array(repeating: bound, count: cases[0].channels))
      let faults = ComparatorVerification([cases[0]], [expectation]).faults
      // What is far too wide but finite, answers alone do not show.
      #expect(faults.isEmpty == bound.isFinite)
      #expect(expectation.uselessTolerance(cases[0]) != nil)
    }
  }

  @Test("The reference's gradient is that of its forward")
  func gradients() throws {
    let (problem, cases, _) = try plan([.train, .gradient])
    let verification = try GradientVerification(problem, cases, seed: 0)
    #expect(verification.faults.isEmpty)
    #expect(verification.compared > 100)
    // Far from nothing, far from the tolerance.
    #expect(verification.largestError > 1e-18 && verification.largestError < 1e-14)
  }
}

/// The folder of the built products, where the test bundle is as well.
let productFolder: String = {
  #if os(Linux)
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: program).deletingLastPathComponent().path
  #else
    return URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
  #endif
}()
