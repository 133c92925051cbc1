import CSystem
import Synchronization

/// Leaves nothing behind when the program is told to end.
package enum Interruption {
  private static let action = Mutex<(@Sendable (Int32) -> Void)?>(nil)
  private static let rescue = Mutex<(@Sendable () -> Void)?>(nil)

  /// On the first SIGINT, SIGTERM or SIGHUP ends all processes of this module, removes its temporary
  /// folders, and then calls `last`, which should end the program.
  ///
  /// For the main thread, before it starts others: the signals are blocked in it and in those.
  package static func watch(_ last: @escaping @Sendable (_ signalNumber: Int32) -> Void) {
    action.withLock { $0 = last }
    _ = csystem_watch_signals { signalNumber in
      Remains.shared.end()
      Interruption.rescue.withLock { $0 }?()
      Interruption.action.withLock { $0 }?(signalNumber)
    }
  }

  /// What to save when the program is told to end: called once everything of `watch` has ended and
  /// before its `last`. It may start nothing new. nil: nothing.
  package static func rescue(_ body: (@Sendable () -> Void)?) {
    rescue.withLock { $0 = body }
  }

  /// Ends all processes of this module that run at this moment. Whoever waits for them goes on.
  package static func endProcesses() { Remains.shared.endProcesses() }
}
