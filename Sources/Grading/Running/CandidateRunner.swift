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
    /// The training run, where the problem has one.
    package var trace: NetworkPlan.Trace?
    package var networkEnding = Ending.notRun
    var timings = Timings()
  }

  let program: WorkerProgram
  let libraryPath: String
  let problem: Problem
  let limits: Limits
  private let clock = ContinuousClock()

  package init(
    _ program: WorkerProgram, libraryPath: String, problem: Problem, limits: Limits
  ) {
    self.program = program
    self.libraryPath = libraryPath
    self.problem = problem
    self.limits = limits
  }

  /// Runs the cases of a plan in its order. After a crash the rest goes on in a new worker; after a limit is
  /// exceeded, nothing more is run.
  /// - Parameter meanwhile: what is done while the first worker loads the candidate, whose time it does not
  ///   count for.
  func run(
    _ plan: PreparedPlan, ahead: consuming WorkersAhead = WorkersAhead(),
    meanwhile: () -> Void = {}
  ) -> Outcome {
    let nothing = Observation(pass: Observation.Pass(steps: []), ending: .notRun)
    var outcome = Outcome(observations: Array(repeating: nothing, count: plan.programs.cases.count))
    let begin = clock.now
    var other = Duration.zero
    do throws(IsolationError) {
      var first = try WorkerSession(self, plan.programs, waiting: ahead.first.take())
      first.beginLoading()
      guard let probe = plan.probe, let program = plan.probePrograms else { return outcome }
      var fresh = try WorkerSession(self, program, waiting: ahead.fresh.take())
      other = clock.measure(meanwhile)
      let deadline = begin + other + limits.timeout
      guard let loaded = loaded(first, deadline: deadline, into: &outcome) else { return outcome }
      // The process for the last step is got ready while this one works.
      fresh.beginLoading()
      var last = try run(plan, in: loaded, deadline: deadline, into: &outcome)
      var alone: WorkerSession.Closed?
      if outcome.failure == nil, outcome.observations.allSatisfy({ $0.ending == .completed }) {
        // Its process goes while the other one works.
        last?.kill()
        alone = runAlone(probe, in: fresh, deadline: deadline, into: &outcome)
      }
      if let last { outcome.absorb(last.close()) }
      if let alone { outcome.absorb(alone) }
      if let network = plan.network, outcome.failure == nil,
        !outcome.observations.contains(where: { $0.ending.endsAll })
      {
        var session = try WorkerSession(self, cases: [], network: network)
        if let failure = session.load(deadline: deadline) {
          outcome.networkEnding = failure
        } else {
          (outcome.trace, outcome.networkEnding) = session.train(network)
        }
        outcome.absorb(session.close())
      }
    } catch {
      outcome.failure = .judgeError(message: error.description)
    }
    // The processes overlap: their times do not add up.
    outcome.usage.wall = clock.now - begin - other
    return outcome
  }

  /// The session once it has loaded the candidate; nil if it has not, and the outcome says why.
  private func loaded(
    _ session: consuming WorkerSession, deadline: ContinuousClock.Instant,
    into outcome: inout Outcome
  ) -> WorkerSession? {
    var session = session
    guard let failure = session.load(deadline: deadline) else { return session }
    outcome.absorb(session.close())
    outcome.failure = failure
    return nil
  }

  /// - Returns: the session of the last cases; nil if none could be made for them.
  private func run(
    _ plan: PreparedPlan, in first: consuming WorkerSession, deadline: ContinuousClock.Instant,
    into outcome: inout Outcome
  ) throws(IsolationError) -> WorkerSession? {
    var session = first
    var rest = plan.order[...]
    while true {
      let isFirst = rest.count == plan.order.count
      let ran = session.run(rest, repeating: isFirst ? plan.probe : nil, into: &outcome)
      rest = rest.dropFirst(ran)
      if rest.isEmpty || outcome.observations.contains(where: { $0.ending.endsAll }) {
        return session
      }
      outcome.absorb(session.close())
      let next = try WorkerSession(self, plan.programs)
      guard let loaded = loaded(next, deadline: deadline, into: &outcome) else { return nil }
      session = loaded
    }
  }

  /// Runs one case in a process of its own: what it gives may not depend on what came before.
  private func runAlone(
    _ probe: Int, in fresh: consuming WorkerSession, deadline: ContinuousClock.Instant,
    into outcome: inout Outcome
  ) -> WorkerSession.Closed {
    var session = fresh
    var alone = Outcome(observations: [outcome.observations[probe]])
    if let failure = session.load(deadline: deadline) {
      alone.observations[0].ending = failure
    } else {
      _ = session.run([0], repeating: nil, into: &alone)
    }
    if alone.observations[0].ending == .completed {
      outcome.observations[probe].elsewhere.append(alone.observations[0].pass)
    } else {
      outcome.observations[probe].ending = alone.observations[0].ending
    }
    return session.close()
  }
}

extension CandidateRunner.Outcome {
  mutating func absorb(_ closed: WorkerSession.Closed) {
    layers = closed.layers
    if printed.utf8.count < 1 << 16 { printed += closed.printed }
    timings += closed.timings
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
