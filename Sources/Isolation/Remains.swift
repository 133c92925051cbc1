import CSystem
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What this program would leave behind if it ended now: processes and temporary folders.
final class Remains: Sendable {
  static let shared = Remains()

  private struct State {
    var processes: [pid_t: ChildProcess.Manner] = [:]
    var folders: Set<String> = []
    var isOver = false
  }

  private let state = Mutex(State())

  private init() {}

  func insert(_ process: pid_t, _ manner: ChildProcess.Manner) {
    change { $0.processes[process] = manner }
  }

  /// Before its status is collected: afterwards its number may be somebody else's.
  func remove(_ process: pid_t) {
    change { $0.processes[process] = nil }
  }

  /// Makes a folder and remembers it, both or neither.
  func insertFolder(_ make: () -> String?) -> String? {
    change { state in
      guard let path = make() else { return nil }
      state.folders.insert(path)
      return path
    }
  }

  func removeFolder(_ path: String) {
    unsafe csystem_remove_tree(path)
    change { _ = $0.folders.remove(path) }
  }

  private func change<Result>(_ body: (inout State) -> Result) -> Result {
    while true {
      let result: Result? = state.withLock { $0.isOver ? nil : body(&$0) }
      if let result { return result }
      // The program is about to end, and nothing new may begin.
      sleep(1)
    }
  }

  /// Ends all processes, waits until they are gone (two seconds at most), and removes all folders. No
  /// other can be made from then on: whoever tries waits for the end of the program.
  func end() {
    state.withLock { state in
      guard !state.isOver else { return }
      state.isOver = true
      Self.end(state.processes)
      let deadline = ContinuousClock.now + .seconds(2)
      while state.processes.keys.contains(where: { csystem_has_ended($0) == 0 }),
        ContinuousClock.now < deadline
      {
        usleep(500)
      }
      // Not left to the first process of the system, which in a container may never collect them.
      var status: Int32 = 0
      for process in state.processes.keys { _ = unsafe waitpid(process, &status, WNOHANG) }
      for folder in state.folders { unsafe csystem_remove_tree(folder) }
    }
  }

  /// Ends all processes that run now.
  func endProcesses() { state.withLock { Self.end($0.processes) } }

  private static func end(_ processes: [pid_t: ChildProcess.Manner]) {
    for (process, manner) in processes {
      switch manner {
      case .atOnce:
        _ = kill(-process, SIGKILL)
        _ = kill(process, SIGKILL)
      case .politely: _ = kill(process, SIGTERM)
      }
    }
  }
}
