import CSystem
import Synchronization

/// Leaves nothing behind when the program is told to end.
package enum Interruption {
  private static let action = Mutex<(@Sendable (Int32) -> Void)?>(nil)

  /// On the first SIGINT, SIGTERM or SIGHUP ends all processes of this module, removes its temporary
  /// folders, and then calls `last`, which should end the program.
  ///
  /// For the main thread, before it starts others: the signals are blocked in it and in those.
  package static func watch(_ last: @escaping @Sendable (_ signalNumber: Int32) -> Void) {
    action.withLock { $0 = last }
    _ = csystem_watch_signals { signalNumber in
      Remains.shared.end()
      Interruption.action.withLock { $0 }?(signalNumber)
    }
  }
}
