import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Follows a file from a thread of its own, and ends work on what has been replaced meanwhile.
package final class FileFollower: Sendable {
  private struct State {
    var stamp: FileStamp?
    /// What is worked on, or was last.
    var workedOn: FileStamp?
    var isWorking = false
  }

  private let watch: FileWatch
  private let changed: Bell
  private let state: Mutex<State>

  package init(path: String) throws(IsolationError) {
    watch = try FileWatch(path: path)
    changed = try Bell()
    state = Mutex(State(stamp: watch.look()))
    guard Threads.detach({ [self] in follow() }) else {
      throw .system(what: "start a thread", errorNumber: EAGAIN)
    }
  }

  private func follow() {
    var stamp = state.withLock(\.stamp)
    while true {
      stamp = watch.change(from: stamp)
      state.withLock { $0.stamp = stamp }
      changed.ring()
      // More than once: the next process of the work may be about to start.
      while state.withLock({ $0.isWorking && $0.workedOn != $0.stamp }) {
        Interruption.endProcesses()
        usleep(5000)
      }
    }
  }

  /// Works on the file as it is now. If it changes meanwhile, the processes of this module are ended,
  /// and what became of the work is of no use.
  ///
  /// - Returns: nil if the file changed.
  package func work<Result, Failure: Error>(
    _ body: (FileStamp?) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    let stamp = state.withLock { state in
      state.isWorking = true
      state.workedOn = state.stamp
      return state.stamp
    }
    let result = Swift.Result { () throws(Failure) in try body(stamp) }
    let isStale = state.withLock { state in
      state.isWorking = false
      return state.stamp != stamp
    }
    return isStale ? nil : try result.get()
  }

  /// Returns as soon as the file is another than the one that was worked on last.
  package func wait() {
    while state.withLock({ $0.stamp == $0.workedOn }) {
      changed.wait(until: .now + .seconds(600))
    }
  }
}
