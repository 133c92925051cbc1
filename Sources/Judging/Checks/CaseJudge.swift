/// Turns what was seen in a case into what is reported of it. A pure function.
package enum CaseJudge {
  package static func judge(
    _ testCase: Case, expectation: Expectation, observation: Observation
  ) -> CaseResult {
    var result = CaseResult(
      id: testCase.id, group: testCase.group, mode: testCase.modeName, purpose: testCase.purpose,
      verdict: .accepted, checks: [])
    (result.verdict, result.message) = verdict(of: observation.ending)
    guard case .completed = observation.ending else { return result }
    if let defect = observation.defect(for: testCase) {
      result.verdict = .judgeError
      result.message = "the answer is not whole: \(defect)"
      return result
    }

    result.checks = CaseChecks(testCase, expectation, observation).run()
    if let outside = observation.incidents.first(where: \.isOutside) {
      result.verdict = .runTimeError
      result.message = outside.sentence(testCase)
    } else if result.checks.contains(where: { $0.status == .failed }) {
      result.verdict = .wrongAnswer
    }
    return result
  }

  package static func verdict(of ending: Ending) -> (Verdict, String?) {
    switch ending {
    case .completed: (.accepted, nil)
    case .crashed(let message): (.runTimeError, message)
    case .timeLimit(let message): (.timeLimitExceeded, message)
    case .memoryLimit(let message): (.memoryLimitExceeded, message)
    case .outputLimit(let message): (.outputLimitExceeded, message)
    case .securityViolation(let message): (.securityViolation, message)
    case .notLoadable(let message): (.compileError, message)
    case .notRun: (.skipped, nil)
    case .judgeError(let message): (.judgeError, message)
    }
  }
}

extension Incident {
  /// It touched memory that is not its own.
  var isOutside: Bool {
    if case .wroteOutside = self { true } else { false }
  }

  /// What happened, in words; steps are counted from 1 there.
  func sentence(_ testCase: Case) -> String {
    func place(_ step: Int) -> String {
      testCase.steps.count > 1 ? " in step \(step + 1)" : ""
    }
    switch self {
    case .inputChanged(let step, let buffer, let element):
      return "changed \(buffer)[\(element)], which is an input\(place(step)): copy it first"
    case .wroteOutside(let step, let buffer, let element, let count):
      let side =
        element < 0
        ? "\(-element) before its first element"
        : "\(element - count + 1) past its \(count) elements"
      return "wrote \(buffer)[\(element)], \(side)\(place(step))"
    case .wroteAfterReturn(let step, let buffer, let element):
      return "wrote \(buffer)[\(element)] after its call had returned\(place(step))"
    case .refused(let step, let call, let code):
      return "\(call) returned \(code)\(place(step))"
    }
  }
}
