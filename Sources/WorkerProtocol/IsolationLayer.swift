/// One of the walls around a candidate. The raw value is its bit in `Locked.layers`.
package enum IsolationLayer: UInt64, CaseIterable, Sendable {
  /// The worker's environment holds nothing of the judge's.
  case cleanEnvironment
  /// The worker has no descriptors but its own three and the control socket.
  case closedDescriptors
  /// The shared memory can neither be resized nor, where it holds inputs, written to.
  case sealedMemory
  /// Inaccessible pages before and after every buffer.
  case guardPages
  /// Limits on CPU, memory, files, descriptors, stack and core dumps.
  case resourceLimits
  /// The worker dies with the judge.
  case parentDeathSignal
  /// No core dump, and no reading of its memory through /proc.
  case nonDumpable
  /// No gaining of privileges.
  case noNewPrivileges
  /// Reads system libraries and the candidate, and nothing else of the file system.
  case landlock
  /// Only the system calls that computing needs.
  case seccomp
  /// The judge decides on each forbidden system call, and can name it.
  case supervisedCalls
  /// At most so many threads.
  case threadLimit
  /// The rights of root do not reach into the worker.
  case noCapabilities
  /// macOS: no writing, no network, no other processes.
  case seatbelt

  package var name: String {
    switch self {
    case .cleanEnvironment: "clean_environment"
    case .closedDescriptors: "closed_descriptors"
    case .sealedMemory: "sealed_memory"
    case .guardPages: "guard_pages"
    case .resourceLimits: "rlimits"
    case .parentDeathSignal: "parent_death_signal"
    case .nonDumpable: "non_dumpable"
    case .noNewPrivileges: "no_new_privs"
    case .landlock: "landlock"
    case .seccomp: "seccomp"
    case .supervisedCalls: "supervised_calls"
    case .threadLimit: "thread_limit"
    case .noCapabilities: "no_capabilities"
    case .seatbelt: "seatbelt"
    }
  }

  package var bit: UInt64 { 1 << rawValue }
}

/// Which layers are on.
package struct IsolationLayers: OptionSet, Hashable, Sendable {
  package var rawValue: UInt64

  package init(rawValue: UInt64) { self.rawValue = rawValue }

  package init(_ layers: [IsolationLayer]) {
    rawValue = layers.reduce(0) { $0 | $1.bit }
  }

  package func has(_ layer: IsolationLayer) -> Bool { rawValue & layer.bit != 0 }

  /// In the order of `IsolationLayer`.
  package var names: [String] {
    IsolationLayer.allCases.filter { has($0) }.map(\.name)
  }

  /// `full`: everything that keeps a candidate from files, processes and other people's memory;
  /// `partial`: a layer of those is missing; `basic`: both Landlock and seccomp are.
  package enum Level: String, Sendable {
    case full
    case partial
    case basic
  }

  package var level: Level {
    let optional: [IsolationLayer] = [.supervisedCalls, .threadLimit, .seatbelt]
    let missing = IsolationLayer.allCases.filter { !optional.contains($0) && !has($0) }
    if missing.isEmpty { return .full }
    return has(.landlock) || has(.seccomp) ? .partial : .basic
  }
}

/// What the worker says first: it is locked, and how. Sent before any byte of the candidate runs, so
/// that it cannot be forged. A descriptor goes along if the judge is to decide on system calls.
package struct Locked: BitwiseCopyable, Sendable {
  package var layers: UInt64
  /// 0, or the errno of what the worker cannot do without.
  package var errorNumber: Int64
  /// How long locking took.
  package var nanoseconds: UInt64

  package init(layers: IsolationLayers, errorNumber: Int64 = 0, nanoseconds: UInt64) {
    self.layers = layers.rawValue
    self.errorNumber = errorNumber
    self.nanoseconds = nanoseconds
  }
}
