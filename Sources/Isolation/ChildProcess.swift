import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A process that the judge started, in a process group of its own. Nothing of the group outlives
/// this value.
struct ChildProcess: ~Copyable {
  let identifier: pid_t
  /// Readable when the process has ended, where the system has such a thing.
  let ending: Descriptor
  /// How the process is ended when the judge is interrupted.
  enum Manner: Sendable {
    case atOnce
    /// It has processes of its own to end first.
    case politely
  }

  private let manner: Manner
  private let started: ContinuousClock.Instant
  private var final: (status: Int32, usage: WorkerUsage)?
  private var sampledPeakBytes: UInt64 = 0

  /// Starts a program with default signals, an empty signal mask, stdin from /dev/null and no
  /// descriptors but those given.
  ///
  /// - Parameter descriptors: which of the judge's descriptors the process gets, and as what.
  init(
    path: String, arguments: [String], environment: [String],
    descriptors: [(own: Int32, child: Int32)], ending manner: Manner = .atOnce
  ) throws(IsolationError) {
    started = .now
    self.manner = manner
    var process: pid_t = 0
    let result = unsafe Self.spawn(&process, path, arguments, environment, descriptors)
    guard result == 0 else { throw .cannotStart(path: path, errorNumber: result) }
    identifier = process
    Remains.shared.insert(process, manner)
    ending = Descriptor(taking: max(-1, csystem_process_descriptor(process)))
  }

  deinit {
    if final == nil {
      Remains.shared.remove(identifier)
      Self.end(identifier)
    }
  }

  /// The process has ended; what it left is not collected yet.
  var hasEnded: Bool {
    final != nil || csystem_has_ended(identifier) != 0
  }

  /// Lets a process that watches over others end them, and then itself.
  func endPolitely(_ control: borrowing Descriptor) {
    var word: UInt8 = 1
    _ = unsafe csystem_send(control.number, &word, 1, -1)
    let deadline = ContinuousClock.now + .seconds(5)
    while !hasEnded, ContinuousClock.now < deadline { usleep(200) }
  }

  /// Kills the process and its group. It may take a moment until they are gone.
  func kill() {
    guard final == nil else { return }
    Self.kill(identifier)
  }

  private static func kill(_ identifier: pid_t) {
    #if canImport(Glibc)
      _ = Glibc.kill(-identifier, SIGKILL)
      _ = Glibc.kill(identifier, SIGKILL)
    #else
      _ = Darwin.kill(-identifier, SIGKILL)
      _ = Darwin.kill(identifier, SIGKILL)
    #endif
  }

  private static func end(_ identifier: pid_t) {
    kill(identifier)
    var status: Int32 = 0
    _ = retrying { unsafe waitpid(identifier, &status, 0) }
  }

  /// Kills what is left of the group, and waits until the process is gone: a second at most, unless
  /// the system holds it.
  /// - Returns: The status of wait4, or nil if the process does not go.
  mutating func collect() -> Int32? {
    if let final { return final.status }
    measure()
    Remains.shared.remove(identifier)
    // While it is not collected, its number and its group's belong to nobody else.
    kill()
    let deadline = ContinuousClock.now + .seconds(5)
    while ContinuousClock.now < deadline {
      // Readable when the process has ended; a sleep takes longer than most processes need.
      if let ending = ending.ifOpen { _ = waitForInput([ending], until: deadline) }
      var status: Int32 = 0
      var used = rusage()
      let result = retrying { unsafe wait4(identifier, &status, WNOHANG, &used) }
      if result == identifier {
        final = (status, finalUsage(used))
        return status
      }
      if result < 0 {
        final = (0, usage)
        return nil
      }
      usleep(100)
    }
    return nil
  }

  private func finalUsage(_ used: rusage) -> WorkerUsage {
    let seconds = used.ru_utime.tv_sec + used.ru_stime.tv_sec
    let microseconds = used.ru_utime.tv_usec + used.ru_stime.tv_usec
    #if canImport(Glibc)
      let peak = UInt64(used.ru_maxrss) * 1024
    #else
      let peak = UInt64(used.ru_maxrss)
    #endif
    // The system counts the judge's own memory, which the process shared for a moment at its start:
    // the number only means something if it is larger.
    let isOwn = peak > csystem_own_peak_bytes() || sampledPeakBytes == 0
    return WorkerUsage(
      wall: .now - started, cpu: .seconds(seconds) + .microseconds(microseconds),
      peakBytes: isOwn ? max(peak, sampledPeakBytes) : sampledPeakBytes)
  }

  /// What it has used so far, or in all if it has been collected.
  var usage: WorkerUsage {
    if let final { return final.usage }
    let nanoseconds = csystem_cpu_nanoseconds(identifier)
    return WorkerUsage(
      wall: .now - started, cpu: .nanoseconds(max(0, nanoseconds)),
      peakBytes: max(sampledPeakBytes, ProcessStatus.peakBytes(of: identifier)))
  }

  /// Notes how much memory is resident, which cannot be asked after the end.
  mutating func measure() {
    sampledPeakBytes = max(sampledPeakBytes, ProcessStatus.peakBytes(of: identifier))
  }
}
