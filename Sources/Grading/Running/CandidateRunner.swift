package import Isolation
package import Judging
package import WorkerProtocol

/// Runs all cases of a candidate in workers, and says what was seen of each.
package struct CandidateRunner {
  package struct Limits: Sendable {
    /// Wall time of all cases together.
    package var timeout: Duration
    package var memoryMebibytes: Int

    package init(timeout: Duration = .seconds(10), memoryMebibytes: Int = 512) {
      self.timeout = timeout
      self.memoryMebibytes = memoryMebibytes
    }
  }

  /// What was seen of a candidate as a whole.
  package struct Outcome: Sendable {
    /// One a case, in the order of the plan.
    package var observations: [Observation]
    /// Set where the candidate could not even be loaded, or the worker not be started.
    package var failure: Ending?
    package var layers: IsolationLayers = []
    package var printed = ""
    package var usage = WorkerUsage()
  }

  let workerPath: String
  let libraryPath: String
  let problem: Problem
  let limits: Limits
  private let clock = ContinuousClock()

  package init(workerPath: String, libraryPath: String, problem: Problem, limits: Limits) {
    self.workerPath = workerPath
    self.libraryPath = libraryPath
    self.problem = problem
    self.limits = limits
  }

  /// Runs `cases` in the given order. After a crash the rest goes on in a new worker; after a limit is
  /// exceeded, nothing more is run.
  package func run(_ cases: [Case], order: [Int]) -> Outcome {
    let nothing = Observation(pass: Observation.Pass(steps: []), ending: .notRun)
    var outcome = Outcome(observations: Array(repeating: nothing, count: cases.count))
    let deadline = clock.now + limits.timeout
    var rest = order[...]
    var isFirst = true
    while !rest.isEmpty {
      do throws(IsolationError) {
        var session = try WorkerSession(self, cases: cases, deadline: deadline)
        if let failure = session.load() {
          outcome.absorb(session.close())
          outcome.failure = failure
          return outcome
        }
        let ran = session.run(rest, repeating: isFirst ? rest.first : nil, into: &outcome)
        outcome.absorb(session.close())
        rest = rest.dropFirst(ran)
        isFirst = false
      } catch {
        outcome.failure = .judgeError(message: error.description)
        return outcome
      }
      if outcome.observations.contains(where: { $0.ending.endsAll }) { break }
    }
    if outcome.observations.allSatisfy({ $0.ending == .completed }), let probe = order.first {
      runAgain(cases, probe: probe, deadline: deadline, into: &outcome)
    }
    return outcome
  }

  /// Runs one case in a process of its own: what it gives may not depend on what came before.
  private func runAgain(
    _ cases: [Case], probe: Int, deadline: ContinuousClock.Instant, into outcome: inout Outcome
  ) {
    do throws(IsolationError) {
      var session = try WorkerSession(self, cases: [cases[probe]], deadline: deadline)
      guard session.load() == nil else {
        outcome.absorb(session.close())
        return
      }
      var alone = Outcome(observations: [outcome.observations[probe]])
      _ = session.run([0], repeating: nil, into: &alone)
      outcome.absorb(session.close())
      if alone.observations[0].ending == .completed {
        outcome.observations[probe].elsewhere.append(alone.observations[0].pass)
      } else {
        outcome.observations[probe].ending = alone.observations[0].ending
      }
    } catch {
      outcome.observations[probe].ending = .judgeError(message: error.description)
    }
  }
}

extension CandidateRunner.Outcome {
  mutating func absorb(_ closed: WorkerSession.Closed) {
    layers = closed.layers
    if printed.utf8.count < 1 << 16 { printed += closed.printed }
    usage.wall += closed.usage.wall
    usage.cpu += closed.usage.cpu
    usage.peakBytes = max(usage.peakBytes, closed.usage.peakBytes)
  }
}

extension Ending {
  /// A limit was exceeded, or the fault is ours: nothing more of the candidate is run.
  var endsAll: Bool {
    switch self {
    case .completed, .crashed, .notRun: false
    case .timeLimit, .memoryLimit, .outputLimit, .securityViolation, .notLoadable, .judgeError:
      true
    }
  }
}
