import Judging
import WorkerProtocol

extension Report.Isolation {
  /// Full: every layer that Linux has. Partial: without one that matters, but the system calls or the
  /// files are still closed. Basic: neither.
  init(_ layers: IsolationLayers) {
    let on = IsolationLayer.allCases.filter { layers.rawValue & $0.bit != 0 }
    let level: Level =
      on.count == IsolationLayer.allCases.count
      ? .full : on.contains(.seccomp) || on.contains(.landlock) ? .partial : .basic
    self.init(level: level, layers: on.map(\.name))
  }
}
