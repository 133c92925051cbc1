import Judging
import WorkerProtocol

extension Report.Isolation {
  init(_ layers: IsolationLayers) {
    let level: Level =
      switch layers.level {
      case .full: .full
      case .partial: .partial
      case .basic: .basic
      }
    self.init(level: level, layers: layers.names)
  }
}
