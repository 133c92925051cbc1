import CSystem
import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Takes away from the process, before the candidate is loaded, what it does not need.
///
/// No layer is required: where the system lacks one, the others go on, and the judge is told. The
/// process has one thread until all are on, since some of them bind threads.
struct Lock {
  let memoryBytes: UInt64
  let cpuSeconds: UInt64
  let libraryPath: String
  /// The socket to the judge.
  let control: Int32
  private(set) var layers: IsolationLayers = []

  init(memoryBytes: UInt64, cpuSeconds: UInt64, libraryPath: String, control: Int32) {
    self.memoryBytes = memoryBytes
    self.cpuSeconds = cpuSeconds
    self.libraryPath = libraryPath
    self.control = control
  }

  /// Locks what can be locked on this system, and tells the judge, before anybody else could.
  /// - Parameter record: where the fault handler notes what it sees.
  /// - Returns: False if the judge is gone already.
  @unsafe mutating func engage(record: UnsafeMutablePointer<csystem_fault_record>) -> Bool {
    let begin = Self.nanoseconds()
    _ = unsafe csystem_faults_install(record, min(memoryBytes / 8, 32 << 20))
    note(.guardPages, true)
    note(.resourceLimits, limitResources())
    note(.closedDescriptors, csystem_close_from(control + 1) == 0)
    note(.noCapabilities, csystem_drop_capabilities() == 0)
    let follows = csystem_die_with_parent(control)
    // The parent ended before its death could become a signal.
    if follows == -ESRCH { return false }
    note(.parentDeathSignal, follows == 0)
    note(.nonDumpable, csystem_refuse_inspection() == 0)
    note(.noNewPrivileges, csystem_no_new_privileges() == 0)
    note(.landlock, limitFiles())
    note(.seatbelt, csystem_seatbelt() == 0)
    let questions = limitCalls()
    report(questions: questions, took: Self.nanoseconds() - begin)
    return true
  }

  /// Since some moment in the past.
  private static func nanoseconds() -> UInt64 {
    var time = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }

  private mutating func note(_ layer: IsolationLayer, _ isOn: Bool) {
    if isOn { layers.rawValue |= layer.bit }
  }

  /// - Returns: The descriptor where the system's questions arrive, or −1.
  private mutating func limitCalls() -> Int32 {
    var threadsAsked: Int32 = 0
    let questions = unsafe csystem_seccomp_confine(control, &threadsAsked)
    note(.seccomp, questions >= CSYSTEM_SECCOMP_SILENT)
    note(.supervisedCalls, questions >= 0)
    note(.threadLimit, threadsAsked != 0)
    return max(-1, questions)
  }

  private func report(questions: Int32, took nanoseconds: UInt64) {
    let locked = Locked(
      layers: layers,
      nanoseconds: nanoseconds)
    unsafe withUnsafeBytes(of: locked) { bytes in
      _ = unsafe csystem_send(control, bytes.baseAddress, bytes.count, questions)
    }
    if questions >= 0 { closeDescriptor(questions) }
  }

  /// Takes away what only loading needed. False if that did not work although it should.
  func tighten() -> Bool {
    guard layers.has(.seccomp) else { return true }
    return csystem_seccomp_tighten() == 0
  }
}
