/// What a case or a candidate gets.
package enum Verdict: String, Hashable, Sendable, CaseIterable {
  case accepted
  case wrongAnswer = "wrong_answer"
  case runTimeError = "run_time_error"
  case timeLimitExceeded = "time_limit_exceeded"
  case memoryLimitExceeded = "memory_limit_exceeded"
  case outputLimitExceeded = "output_limit_exceeded"
  case securityViolation = "security_violation"
  case compileError = "compile_error"
  /// The judge's own fault; never counts against a candidate.
  case judgeError = "judge_error"
  /// Of a case alone: it was not run.
  case skipped

  /// A candidate's verdict: `judgeError` if any case has it, else the first that is not accepted.
  package static func ofCandidate(_ cases: [Verdict]) -> Verdict {
    cases.contains(.judgeError)
      ? .judgeError : cases.first { $0 != .accepted && $0 != .skipped } ?? .accepted
  }
}
