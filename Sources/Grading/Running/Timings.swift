/// Where the wall time of judging a candidate goes, as the one thread that judges it sees it.
package struct Timings: Sendable {
  package enum Phase: Int, CaseIterable, Sendable {
    /// Until the program's first line runs.
    case start
    case reading
    case compiling
    case planning
    case reference
    /// Starting workers, waiting until they are locked and have loaded the candidate, ending them.
    case workers
    /// Waiting while the worker runs the candidate's calls.
    case calls
    /// Copying inputs into the worker's memory and outputs out of it.
    case copying
    case comparing
    /// Comparing the cases that have gradients.
    case gradients
    case diagnosis
    case reporting
  }

  private var spent = [Duration](repeating: .zero, count: Phase.allCases.count)

  package init(start: Duration = .zero) { self[.start] = start }

  package var total: Duration { spent.reduce(.zero, +) }

  package subscript(_ phase: Phase) -> Duration {
    get { spent[phase.rawValue] }
    set { spent[phase.rawValue] = newValue }
  }

  package mutating func measure<Value: ~Copyable, Failure: Error>(
    _ phase: Phase, _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let begin = ContinuousClock.now
    defer { add(phase, since: begin) }
    return try body()
  }

  /// Counts the time since a moment.
  /// - Returns: Now, when the next phase begins.
  @discardableResult
  package mutating func add(
    _ phase: Phase, since begin: ContinuousClock.Instant
  ) -> ContinuousClock.Instant {
    let now = ContinuousClock.now
    self[phase] += now - begin
    return now
  }

  package static func += (own: inout Timings, other: Timings) {
    for phase in Phase.allCases { own[phase] += other[phase] }
  }
}
