package import BatchNorm
import FoundationEssentials
import Isolation
package import Judging
import WorkerProtocol

/// Measures a candidate's calls, in the locked worker, beside the reference's.
package struct Benchmark {
  /// How long the calls of one kind took.
  package struct Timing: Sendable {
    /// "forward, training"
    package var call: String
    /// The bytes of the tensors that it must read and write, per element.
    package var bytes: Double
    /// Nanoseconds per element. nil: the candidate has no such call.
    package var spread: Spread?
    package var repetitions: Int
    /// The reference's median.
    package var reference: Double

    /// Bytes per second at the median.
    package var rate: Double? { spread.map { bytes / $0.median * 1e9 } }
  }

  /// Over the repetitions. Half of them are from the first quartile to the third.
  package struct Spread: Sendable {
    package var fastest: Double
    package var firstQuartile: Double
    package var median: Double
    package var thirdQuartile: Double
    package var slowest: Double

    init(_ times: [Double], per elements: Double) {
      let sorted = times.sorted().map { $0 / elements }
      func at(_ quarters: Int) -> Double {
        sorted.isEmpty ? 0 : sorted[min(sorted.count * quarters / 4, sorted.count - 1)]
      }
      (fastest, firstQuartile, median, thirdQuartile, slowest) = (at(0), at(1), at(2), at(3), at(4))
    }
  }

  package struct Result: Sendable {
    package var sizes: [Int]
    package var elements: Int
    package var timings: [Timing]
    /// Bytes per second when the tensor is copied; a copy reads and writes 8 bytes an element.
    package var copyBytesPerSecond: Double
    /// What the same run was judged.
    package var verdict: Verdict
    package var message: String?
    /// Judging this one batch in training, gradients included, in seconds.
    package var judgingSeconds: Double
  }

  let runner: CandidateRunner
  let problem: Problem
  private let clock = ContinuousClock()

  /// How long the repetitions of one call may take together, unless these are the fewest that say
  /// something.
  private static let budget = 0.4
  private static let fewest = 5
  /// Where one call takes longer than all may.
  private static let fewestOfLong = 3

  package init(_ runner: CandidateRunner, problem: Problem) {
    self.runner = runner
    self.problem = problem
  }

  /// - Parameter shape: In a layout of the problem.
  package func measure(_ shape: TensorShape) -> Result {
    var result = Result(
      sizes: shape.sizes, elements: shape.count, timings: [], copyBytesPerSecond: 0,
      verdict: .accepted, message: nil, judgingSeconds: 0)
    let deadline = clock.now + runner.limits.timeout
    do throws(IsolationError) {
      let training = Planner.single(problem, shape: shape, mode: .train, sweeps: true)
      var eval = training
      eval.steps[0].mode = .eval
      eval.sweep = nil
      var session = try WorkerSession(runner, cases: [training, eval])
      if let failure = session.load(deadline: deadline) {
        (result.verdict, result.message) = CaseJudge.verdict(of: failure)
        return result
      }
      judge(training, in: &session, into: &result)
      if result.verdict == .accepted || result.verdict == .wrongAnswer {
        for (testCase, call) in [(training, Call.forward), (eval, .forward), (training, .backward)]
        {
          result.timings.append(time(call, testCase, in: &session))
        }
        result.copyBytesPerSecond = session.copyBandwidth(training.steps[0].x)
      }
      _ = session.close()
    } catch {
      result.verdict = .judgeError
      result.message = error.description
    }
    return result
  }

  private func judge(
    _ testCase: Case, in session: inout WorkerSession, into result: inout Result
  ) {
    let nothing = Observation(pass: Observation.Pass(steps: []), ending: .notRun)
    var outcome = CandidateRunner.Outcome(observations: [nothing])
    let time = clock.measure {
      _ = session.run([0], repeating: nil, into: &outcome)
      guard let expectation = try? Expectation(testCase) else { return }
      let judged = CaseJudge.judge(
        testCase, expectation: expectation, observation: outcome.observations[0])
      (result.verdict, result.message) = (judged.verdict, judged.message)
    }
    result.judgingSeconds = time.seconds
  }

  enum Call {
    case forward
    case backward
  }

  private func time(_ call: Call, _ testCase: Case, in session: inout WorkerSession) -> Timing {
    let name =
      call == .backward
      ? "backward" : "forward, \(testCase.steps[0].mode == .train ? "training" : "eval")"
    let elements = Double(testCase.steps[0].shape.count)
    // In the memory of the last result, as the candidate writes where it wrote before.
    var result: [Double] = []
    let reference = repeated {
      result = self.reference(call, testCase, reusing: exchange(&result, with: []))
    }
    var timing = Timing(
      call: name, bytes: call == .backward ? 24 : 16, spread: nil, repetitions: 0,
      reference: Spread(reference, per: elements).median)
    // Two calls to see how many fit.
    guard let trial = session.times(call, testCase, repetitions: 2) else { return timing }
    let fewest = trial[1] > Self.budget * 1e9 ? Self.fewestOfLong : Self.fewest
    let repetitions = min(2000, max(fewest, Int(Self.budget * 1e9 / max(trial[1], 100))))
    guard let times = session.times(call, testCase, repetitions: repetitions) else {
      return timing
    }
    timing.repetitions = repetitions
    timing.spread = Spread(times, per: elements)
    return timing
  }

  /// y or dx.
  private func reference(
    _ call: Call, _ testCase: Case, reusing memory: consuming [Double]
  ) -> [Double] {
    let step = testCase.steps[0]
    switch call {
    case .forward:
      let result = try? ReferenceBatchNorm.forward(
        step.x, shape: step.shape, affine: testCase.affine, running: testCase.initialRunning,
        configuration: testCase.configuration, mode: step.mode, reusing: memory)
      return result?.output ?? []
    case .backward:
      let result = try? ReferenceBatchNorm.backward(
        gradOutput: step.gradOutput ?? [], x: step.x, shape: step.shape, affine: testCase.affine,
        running: testCase.initialRunning, configuration: testCase.configuration, mode: step.mode,
        reusing: memory)
      return result?.x ?? []
    }
  }

  /// Nanoseconds of each repetition, as many as fit the budget.
  private func repeated(_ body: () -> Void) -> [Double] {
    var times: [Double] = []
    let end = clock.now + .milliseconds(Int(Self.budget * 1000))
    while times.count < Self.fewest || (clock.now < end && times.count < 2000) {
      times.append(clock.measure(body).seconds * 1e9)
    }
    return times
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
