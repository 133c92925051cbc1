package import Isolation
import WorkerProtocol

/// How far this machine lets candidates be locked up.
package struct MachineIsolation: Sendable {
  package let doctor: Doctor

  package init(_ installation: Installation) throws(GradingError) {
    let workerPath = try installation.workerPath()
    do throws(IsolationError) {
      doctor = try Doctor(workerPath: workerPath)
    } catch {
      throw .unreadable(path: workerPath, reason: error.description)
    }
  }

  package var level: String { doctor.level.rawValue }

  /// - Throws: `GradingError.weakIsolation` if there is less than `required`: "full" or "partial".
  package func demand(_ required: String) throws(GradingError) {
    let isEnough = doctor.level == .full || required == "partial" && doctor.level == .partial
    guard !isEnough else { return }
    throw .weakIsolation(
      level: level, required: required,
      missing: doctor.findings.filter { $0.state != .on }.map(\.layer.name))
  }
}
