import BatchNorm
import Isolation
package import Judging

/// Judges candidates of one problem: plan → run → judge.
package struct Grader: Sendable {
  package static let version = "0.1.0"

  package let entry: ProblemLibrary.Entry
  package let seed: UInt64
  package var limits: CandidateRunner.Limits
  /// Look for the mistake behind what is wrong.
  package let diagnoses: Bool
  /// As reports state it.
  package let settings: Report.Settings
  let worker: WorkerProgram
  let compiler: CandidateCompiler
  /// The same for every candidate.
  package let cases: [Case]
  private let reference: ReferenceResults
  private let plan: PreparedPlan
  private let memory: DiagnosisMemory
  /// Where the time of making this went, once for all candidates.
  package let preparation: Timings

  /// - Throws: `GradingError.brokenProblem` where there is no plan for the problem.
  package init(
    _ entry: ProblemLibrary.Entry, installation: Installation, seed: UInt64,
    limits: CandidateRunner.Limits, diagnoses: Bool = true
  ) throws(GradingError) {
    self.entry = entry
    self.seed = seed
    self.limits = limits
    self.diagnoses = diagnoses
    settings = Report.Settings(
      timeoutSeconds: Double(limits.timeout / .milliseconds(1)) / 1000,
      memoryMebibytes: limits.memoryMebibytes, diagnoses: diagnoses)
    worker = try installation.worker()
    compiler = CandidateCompiler(installation)
    var timings = Timings()
    do throws(BatchNormError) {
      let begin = ContinuousClock.now
      cases = try Planner.plan(entry.problem, seed: seed, fixtures: entry.fixtures)
      memory = DiagnosisMemory(cases)
      plan = PreparedPlan(
        cases, order: Planner.order(of: cases, seed: seed), entry: entry.problem.entry,
        network: entry.network)
      reference = ReferenceResults(cases, network: entry.network)
      timings.add(.planning, since: begin)
      preparation = timings
    } catch {
      throw .brokenProblem(id: entry.problem.id, reason: error.description)
    }
  }

  /// Computes what judging every candidate needs, which the first one would do otherwise.
  /// - Throws: `GradingError.brokenProblem` where the problem or a fixture is not one that the
  ///   reference takes, as judging does.
  package func prepare() throws(GradingError) {
    try asked { () throws(BatchNormError) in try reference.prepare() }
  }

  private func asked<Answer>(
    _ question: () throws(BatchNormError) -> Answer
  ) throws(GradingError) -> Answer {
    do throws(BatchNormError) {
      return try question()
    } catch {
      throw .brokenProblem(id: entry.problem.id, reason: error.description)
    }
  }

  /// What the reference says of a case.
  func expectation(_ index: Int) throws(GradingError) -> Expectation {
    try asked { () throws(BatchNormError) in try reference.expectation(index) }
  }

  func allExpectations() throws(GradingError) -> [Expectation] {
    var all: [Expectation] = []
    for index in cases.indices { all.append(try expectation(index)) }
    return all
  }

  /// Compiles and judges one candidate. What is wrong with it is in the report; only what is wrong
  /// with the world is thrown.
  package func judge(_ candidate: CandidateFile) throws(GradingError) -> Report {
    var timings = Timings()
    return try judge(candidate, timings: &timings)
  }

  /// Adds to `timings` where the time went.
  package func judge(
    _ candidate: CandidateFile, timings: inout Timings,
    ahead: consuming WorkersAhead = WorkersAhead()
  ) throws(GradingError) -> Report {
    let library = try timings.measure(.compiling) { () throws(GradingError) in
      try compiler.library(for: candidate, problem: entry.problem)
    }
    switch library {
    case .failed(let message):
      var report = emptyReport(candidate)
      report.verdict = .compileError
      report.message = message
      // No worker has told; a machine that lets none start is not the candidate's fault.
      report.isolation = Report.Isolation((try? Doctor(workerPath: worker.path))?.layers ?? [])
      return report
    case .library(let path):
      let runner = CandidateRunner(
        worker, libraryPath: path, problem: entry.problem, limits: limits)
      let outcome = runner.run(plan, ahead: ahead) {
        timings.measure(.reference) {
          // What is wrong with it is told when it is asked for.
          try? reference.prepare()
        }
      }
      timings += outcome.timings
      return try report(candidate, outcome, timings: &timings)
    }
  }

  private func emptyReport(_ candidate: CandidateFile) -> Report {
    var report = Report(
      judgeVersion: Self.version, problemID: entry.problem.id, problemSHA256: entry.sha256,
      candidate: Report.Candidate(
        path: candidate.path, sha256: candidate.sha256, kind: candidate.kind),
      seed: seed, verdict: .accepted, message: nil,
      score: Report.Score(
        earned: 0, possible: entry.problem.groups.reduce(0) { $0 + $1.points }),
      isolation: Report.Isolation(level: .basic, layers: []), cases: [], diagnosis: [],
      usage: Report.Usage(wallMilliseconds: 0, cpuMilliseconds: 0, peakMebibytes: 0),
      candidateOutput: "")
    report.settings = settings
    return report
  }

  private func report(
    _ candidate: CandidateFile, _ outcome: CandidateRunner.Outcome, timings: inout Timings
  ) throws(GradingError) -> Report {
    var report = emptyReport(candidate)
    report.isolation = Report.Isolation(outcome.layers)
    report.candidateOutput = outcome.printed
    report.usage = Report.Usage(outcome.usage)
    if let failure = outcome.failure {
      let verdict = CaseJudge.verdict(of: failure)
      (report.verdict, report.message) = verdict
      return report
    }
    for (index, testCase) in cases.enumerated() {
      let expected = try timings.measure(.reference) { () throws(GradingError) in
        try expectation(index)
      }
      let result = timings.measure(testCase.group == .gradient ? .gradients : .comparing) {
        CaseJudge.judge(
          testCase, expectation: expected, observation: outcome.observations[index])
      }
      report.cases.append(result)
    }
    let trace = try asked { () throws(BatchNormError) in try reference.trace() }
    if let trace {
      report.cases.append(
        NetworkJudge.judge(
          id: "network",
          purpose:
            "a network with two of the layers, trained for \(trace.losses.count) epochs",
          trace: outcome.trace, reference: trace, ending: outcome.networkEnding))
    }
    report.verdict = Verdict.ofCandidate(report.cases.map(\.verdict))
    report.message =
      report.cases.first { $0.verdict == report.verdict && $0.message != nil }?
      .message
    if diagnoses, report.verdict != .accepted, report.verdict != .judgeError {
      report.diagnosis = timings.measure(.diagnosis) {
        Diagnoser(
          entry.problem, cases: cases, observations: outcome.observations, memory: memory
        ).diagnose(report.cases)
      }
    }
    report.score.earned = entry.problem.groups.reduce(0) { sum, group in
      let ofGroup = report.cases.filter { $0.group == group.kind }
      return sum + (ofGroup.allSatisfy { $0.verdict == .accepted } ? group.points : 0)
    }
    return report
  }
}

extension Report.Usage {
  init(_ usage: WorkerUsage) {
    func milliseconds(_ duration: Duration) -> Double {
      Double(duration.components.seconds) * 1000
        + (Double(duration.components.attoseconds) / 1e13).rounded() / 100
    }
    self.init(
      wallMilliseconds: milliseconds(usage.wall), cpuMilliseconds: milliseconds(usage.cpu),
      peakMebibytes: (Double(usage.peakBytes) / 104857.6).rounded() / 10)
  }
}
