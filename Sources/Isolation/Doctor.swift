import CSystem
package import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What of this machine keeps candidates locked up.
package struct Doctor: Sendable {
  package enum State: String, Hashable, Sendable {
    case on
    /// The system has it, but not for us.
    case off
    /// The system does not have it.
    case notAvailable = "not available"
  }

  package struct Finding: Hashable, Sendable {
    package var layer: IsolationLayer
    package var state: State
    /// What it is for.
    package var purpose: String
    /// What to do about it; nil if it is on.
    package var advice: String?
  }

  /// In the order of `IsolationLayer`, without those of other systems.
  package let findings: [Finding]
  package let layers: IsolationLayers
  package var level: IsolationLayers.Level { layers.level }
  /// What locking costs a worker.
  package let lockTime: Duration

  /// Starts a worker and looks at how far it can lock itself.
  package init(workerPath: String) throws(IsolationError) {
    var worker = try Worker(
      WorkerConfiguration(
        program: WorkerProgram(path: workerPath), libraryPath: "/nonexistent", layerForm: false,
        backwardRequired: false, memoryMebibytes: 256, inputBytes: 4096, outputBytes: 4096,
        cpuSeconds: 10))
    // There is nothing to load: the worker has locked itself by the time it says so.
    _ = worker.load(deadline: .now + .seconds(10))
    let layers = worker.layers
    let lockTime = worker.lockTime
    _ = worker.close()
    self.init(layers: layers, lockTime: lockTime)
  }

  init(layers: IsolationLayers, lockTime: Duration = .zero) {
    self.lockTime = lockTime
    self.layers = layers
    findings = IsolationLayer.allCases.filter(\.existsHere).map { layer in
      let missing = layer.whenMissing
      return layers.has(layer)
        ? Finding(layer: layer, state: .on, purpose: layer.purpose, advice: nil)
        : Finding(
          layer: layer, state: missing.state, purpose: layer.purpose, advice: missing.advice)
    }
  }
}

extension IsolationLayer {
  fileprivate var existsHere: Bool {
    #if canImport(Darwin)
      return true
    #else
      return self != .seatbelt
    #endif
  }

  fileprivate var purpose: String {
    switch self {
    case .cleanEnvironment: "the candidate sees none of your environment variables"
    case .closedDescriptors: "the candidate has none of the judge's open files"
    case .sealedMemory: "the candidate cannot change its inputs or resize shared memory"
    case .guardPages: "reading or writing outside of an array is seen"
    case .resourceLimits: "limits on memory, processor time, files and stack"
    case .parentDeathSignal: "nothing of the candidate lives on after the judge"
    case .nonDumpable: "no core dumps of the candidate, no debugger in it"
    case .noNewPrivileges: "the candidate cannot become another user"
    case .landlock: "the candidate reads system libraries and itself, and no other file"
    case .seccomp: "no processes, no network, no other way out of the worker"
    case .supervisedCalls: "a forbidden system call is named in the report"
    case .threadLimit: "a limit on threads"
    case .noCapabilities: "the rights of root end where the worker begins"
    case .seatbelt: "no writing, no network, no other processes"
    }
  }

  /// What it means that the layer is not on.
  fileprivate var whenMissing: (state: Doctor.State, advice: String) {
    #if canImport(Darwin)
      return (.notAvailable, "macOS lacks it: judge strangers' code on Linux")
    #else
      switch self {
      case .landlock: return Self.landlockMissing(version: csystem_landlock_version())
      case .seccomp:
        return (
          .off,
          "installing a filter is forbidden here: run the container with a profile that allows the "
            + "seccomp system call (Docker's own does), or use a kernel built with CONFIG_SECCOMP_FILTER"
        )
      case .supervisedCalls:
        return (
          .off,
          "needs Linux 5.0 and no other supervisor around: forbidden calls end the worker unnamed"
        )
      case .threadLimit:
        return (.off, "needs Linux 5.7 and supervised calls: memory alone limits threads")
      case .sealedMemory: return (.notAvailable, "needs Linux 5.1")
      case .cleanEnvironment, .guardPages, .closedDescriptors, .resourceLimits, .parentDeathSignal,
        .nonDumpable, .noNewPrivileges, .noCapabilities:
        return (.off, "the system refused it: look for limits of the container or service around")
      case .seatbelt: return (.notAvailable, "only macOS has it")
      }
    #endif
  }

  static func landlockMissing(version: Int32) -> (state: Doctor.State, advice: String) {
    switch version {
    case -ENOSYS:
      (
        .notAvailable,
        "the kernel lacks it: use Linux 5.13 or newer, built with CONFIG_SECURITY_LANDLOCK"
      )
    case -EOPNOTSUPP:
      (.off, "it was not switched on at boot: add landlock to lsm= on the kernel's command line")
    default:
      (
        .off,
        "something around forbids it: allow the landlock system calls in the container's profile"
      )
    }
  }
}
