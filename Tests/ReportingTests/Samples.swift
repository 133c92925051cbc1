import BatchNorm
import Judging
import Testing

/// A report with a name for test rows and golden files.
struct Sample: Sendable, CustomTestStringConvertible {
  var name: String
  var report: Report

  var testDescription: String { name }
}

/// Reports of every kind, as small as they can be.
enum Samples {
  static func report(
    path: String = "mine.swift", kind: Report.Candidate.Kind = .swift, verdict: Verdict,
    message: String? = nil, earned: Int, cases: [CaseResult], diagnosis: [Diagnosis] = [],
    output: String = ""
  ) -> Report {
    Report(
      judgeVersion: "0.1.0", problemID: "batchnorm", problemSHA256: "aa11",
      candidate: .init(path: path, sha256: "bb22", kind: kind), seed: 7, verdict: verdict,
      message: message, score: .init(earned: earned, possible: 20),
      isolation: .init(level: .partial, layers: ["seccomp", "landlock"]), cases: cases,
      diagnosis: diagnosis,
      usage: .init(wallMilliseconds: 38.25, cpuMilliseconds: 21.5, peakMebibytes: 12.34),
      candidateOutput: output)
  }

  static func passed(
    _ name: CheckName, error: Double = 2.220446049250313e-16, of tolerance: Double = 1.5e-15
  ) -> CheckResult {
    CheckResult(
      name: name, status: .passed, maxError: error, tolerance: tolerance,
      worst: .init(step: 0, index: [0, 1], expected: 0.5, actual: 0.5 + error), compared: 12)
  }

  static let evalPassed = CaseResult(
    id: "eval-nc-1", group: .eval, mode: "eval", purpose: "one sample", verdict: .accepted,
    checks: [
      passed(.output), CheckResult(name: .runningStatsUnchanged, status: .passed),
      CheckResult(name: .inputsUnchanged, status: .passed),
      CheckResult(name: .backwardX, status: .skipped, message: "no backward is exported"),
    ])

  static let trainPassed = CaseResult(
    id: "train-nc-1", group: .train, mode: "train", purpose: "257 samples", verdict: .accepted,
    checks: [
      passed(.output, error: 1.1e-15), passed(.runningMean), passed(.runningVar, error: 0),
      CheckResult(name: .inputsUnchanged, status: .passed),
    ])

  /// Four samples of three channels; the middle channel is right.
  static let outputFailed: CheckResult = {
    let expected = [0.99999500003750, 1, -0.5, -1, 2, 0.25, 0.5, 3, -0.125, 0.75, 4, 1.5]
    var actual = expected
    for sample in 0..<4 {
      actual[sample * 3] *= 0.75
      actual[sample * 3 + 2] *= 1.5
    }
    return CheckResult(
      name: .output, status: .failed, maxError: 0.75, tolerance: 3.1e-15,
      first: .init(step: 0, index: [0, 0], expected: expected[0], actual: actual[0]),
      worst: .init(step: 0, index: [3, 2], expected: 1.5, actual: 2.25), compared: 12, outside: 8,
      map: ErrorMap(outer: 4, channels: 3, inner: 1, expected: expected, actual: actual) {
        actual[$0] != expected[$0]
      })
  }()

  static let trainFailed = CaseResult(
    id: "train-nc-2", group: .train, mode: "train",
    purpose: "four samples, per-channel scales 0.3 to 2.5", verdict: .wrongAnswer,
    checks: [
      outputFailed, passed(.runningMean),
      CheckResult(name: .inputsUnchanged, status: .passed),
    ])

  static let sequenceFailed = CaseResult(
    id: "sequence-nc-1", group: .sequence, mode: "sequence", purpose: "train, train, eval",
    verdict: .wrongAnswer,
    checks: [
      CheckResult(
        name: .runningVar, status: .failed, maxError: 1.0e-9, tolerance: 2.2e-15,
        first: .init(step: 1, index: [0], expected: 0.9999950000375, actual: 0.9999950010375),
        worst: .init(step: 1, index: [0], expected: 0.9999950000375, actual: 0.9999950010375),
        compared: 3, outside: 1,
        message: "the running variance moves too far in the second call")
    ])

  static let unbiased = Diagnosis(
    mistakes: ["unbiased-variance-in-output"],
    title: "The variance that normalises is divided by n − 1 instead of n.",
    advice: """
      y = γ·(x − m)/√(v + ε) + β wants v = Σ(x − m)²/n. Look at where the variance of the batch is
      computed: what is the sum divided by?
      """,
    explains: 2, of: 2)

  static let accepted = report(
    verdict: .accepted, earned: 20, cases: [trainPassed, evalPassed])

  static let wrongAnswer = report(
    verdict: .wrongAnswer, message: "Right in eval, wrong in training.", earned: 12,
    cases: [trainPassed, trainFailed, evalPassed, sequenceFailed], output: "hello\n\u{1B}[2Jbye\n")

  static let diagnosed = report(
    verdict: .wrongAnswer, earned: 12, cases: [trainFailed, evalPassed, sequenceFailed],
    diagnosis: [unbiased])

  static let crashed = report(
    path: "mine.c", kind: .c, verdict: .runTimeError, earned: 4,
    cases: [
      evalPassed,
      CaseResult(
        id: "train-nc-3", group: .train, mode: "train", purpose: "one channel",
        verdict: .runTimeError, message: "it read gamma[4], one past its 4 elements (SIGSEGV)",
        checks: []),
    ])

  static let tooSlow = report(
    verdict: .timeLimitExceeded, earned: 4,
    cases: [
      evalPassed,
      CaseResult(
        id: "train-nc-3", group: .train, mode: "train", purpose: "one channel",
        verdict: .timeLimitExceeded, message: "stopped after 10 s of wall time", checks: []),
      CaseResult(
        id: "gradient-nc-1", group: .gradient, mode: "train", purpose: "", verdict: .skipped,
        checks: []),
      CaseResult(
        id: "train-nc-4", group: .train, mode: "train", purpose: "", verdict: .skipped,
        checks: []),
    ])

  static let notCompiled = report(
    verdict: .compileError,
    message: """
      mine.swift:3:11: error: cannot find 'y' in scope
      1 | func f() {
      3 |   return y
        |          `- error: cannot find 'y' in scope

      """,
    earned: 0, cases: [])

  static let notANumber = report(
    verdict: .wrongAnswer, earned: 16,
    cases: [
      CaseResult(
        id: "eval-nc-2", group: .eval, mode: "eval", purpose: "eps 0", verdict: .wrongAnswer,
        checks: [
          CheckResult(
            name: .output, status: .failed, maxError: .infinity, tolerance: 1e-12,
            first: .init(step: 0, index: [0, 1], expected: 0.5, actual: .nan),
            worst: .init(step: 0, index: [0, 1], expected: 0.5, actual: .nan), compared: 2,
            outside: 1,
            map: ErrorMap(outer: 1, channels: 2, inner: 1, expected: [1, 0.5], actual: [1, .nan]) {
              $0 == 1
            })
        ])
    ])

  static let judgeFailed = report(
    verdict: .judgeError, message: "the worker could not be started: Permission denied",
    earned: 0, cases: [])

  static let all = [
    Sample(name: "accepted", report: accepted),
    Sample(name: "wrong_answer", report: wrongAnswer),
    Sample(name: "diagnosed", report: diagnosed),
    Sample(name: "run_time_error", report: crashed),
    Sample(name: "time_limit_exceeded", report: tooSlow),
    Sample(name: "compile_error", report: notCompiled),
    Sample(name: "not_a_number", report: notANumber),
    Sample(name: "judge_error", report: judgeFailed),
  ]
}
