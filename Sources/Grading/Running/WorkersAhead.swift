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

  package init(_ installation: Installation) {
    first = Self.start(installation)
    fresh = Self.start(installation)
  }

  /// What does not start now is tried again, and reported, when it is needed.
  private static func start(_ installation: Installation) -> WaitingWorker? {
    guard let program = try? installation.worker() else { return nil }
    return try? WaitingWorker(program)
  }
}
