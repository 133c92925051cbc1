import Isolation

/// The two processes that judging a candidate needs at least, started before there is a plan.
package struct WorkersAhead: ~Copyable {
  var first: WaitingWorker?
  var fresh: WaitingWorker?

  /// None.
  package init() {
    first = nil
    fresh = nil
  }

  /// What does not start now is tried again, and reported, when it is needed.
  package init(_ installation: Installation) {
    let program = try? installation.worker()
    first = program.flatMap { try? WaitingWorker($0) }
    fresh = program.flatMap { try? WaitingWorker($0) }
  }
}
