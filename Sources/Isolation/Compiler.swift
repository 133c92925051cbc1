import CSystem
import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a compiler over somebody's source.
///
/// The source is input like any other: it may try to read other people's files through `#include` or
/// `.incbin`, to hang the compiler or to fill memory and disk. So the compiler reads only the
/// toolchain, the system's headers and libraries and its working folder, writes only to that folder,
/// has no network, and nothing of it lives on, even if the judge is killed.
///
/// - Parameters:
///   - workerPath: The program `judge-worker`, which does the locking.
///   - executable: The absolute path of the compiler.
///   - workingDirectory: A private folder with a copy of the source in it. If the judge ends before the
///     compiler does, the folder is removed.
///   - environment: `NAME=value`; nothing is added.
///   - readable: What else may be read.
package func runCompiler(
  workerPath: String, executable: String, arguments: [String], workingDirectory: String,
  environment: [String], readable: [String] = [], limits: CompilerRun.Limits = .init()
) throws(IsolationError) -> CompilerRun {
  let call = CompilerCall(
    folder: workingDirectory, cpuSeconds: UInt64(limits.cpuSeconds),
    memoryBytes: UInt64(limits.memoryMebibytes) << 20,
    fileBytes: UInt64(limits.fileMebibytes) << 20,
    readable: CompilerFiles.readable(executable) + readable, executable: executable,
    arguments: arguments)
  var run = try GuardedCompiler(
    workerPath: workerPath, call: call, environment: environment, limits: limits)
  let outcome = run.finish(deadline: .now + limits.wall)
  return CompilerRun(
    outcome: outcome, output: run.capture.text, usage: run.usage, layers: run.layers)
}

/// A compiler and the process that watches over it.
private struct GuardedCompiler: ~Copyable {
  private let limits: CompilerRun.Limits
  private var process: ChildProcess
  /// Closing it is the sign to end everything.
  private let control: Descriptor
  var capture: OutputCapture
  private var ended: CompilerEnded?

  init(
    workerPath: String, call: CompilerCall, environment: [String], limits: CompilerRun.Limits
  ) throws(IsolationError) {
    let sockets = try DescriptorPair.sockets()
    let stdout = try DescriptorPair.pipe()
    let stderr = try DescriptorPair.pipe()
    process = try ChildProcess(
      path: workerPath, arguments: call.commandLine, environment: environment,
      descriptors: [
        (stdout.other.number, 1), (stderr.other.number, 2), (sockets.other.number, 3),
      ], ending: .politely)
    control = sockets.own
    capture = OutputCapture(stdout: stdout.own, stderr: stderr.own, limit: limits.outputBytes)
    self.limits = limits
  }

  var layers: IsolationLayers { IsolationLayers(rawValue: ended?.layers ?? 0) }

  var usage: WorkerUsage {
    var usage = process.usage
    if let ended {
      usage.cpu = .microseconds(ended.cpuMicroseconds)
      usage.peakBytes = ended.peakBytes
    }
    return usage
  }

  mutating func finish(deadline: ContinuousClock.Instant) -> CompilerRun.Outcome {
    var outcome: CompilerRun.Outcome?
    while outcome == nil {
      var waiting = [control.number] + capture.waiting
      if let number = process.ending.ifOpen { waiting.append(number) }
      let ready = waitForInput(waiting, until: min(deadline, .now + .milliseconds(500)))
      if !capture.drain() { outcome = .outputLimit(bytes: capture.limit) }
      // Asked before the socket is looked at again: a message comes before the end.
      let hasEnded = process.hasEnded
      if ready.contains(control.number)
        || hasEnded && waitForInput([control.number], until: .now).contains(control.number)
      {
        outcome = outcome ?? receive()
      } else if hasEnded {
        outcome = outcome ?? .signalled(number: SIGKILL)
      } else if ContinuousClock.now >= deadline {
        let used = process.usage
        outcome = outcome ?? .timeLimit(wall: used.wall, cpu: used.cpu)
      }
    }
    process.endPolitely(control)
    // Now that all have ended, what they used counts as the guard's.
    _ = process.collect()
    if !capture.drain() { outcome = .outputLimit(bytes: capture.limit) }
    if case .timeLimit(let wall, _) = outcome { outcome = .timeLimit(wall: wall, cpu: usage.cpu) }
    return outcome ?? .signalled(number: SIGKILL)
  }

  /// The guard's message; everything that the compiler started has ended before it.
  private mutating func receive() -> CompilerRun.Outcome {
    var message = CompilerEnded(status: 0, cpuMicroseconds: 0, peakBytes: 0, layers: [])
    let size = MemoryLayout<CompilerEnded>.size
    let count = unsafe csystem_receive(control.number, &message, size, nil)
    guard count == size else { return .signalled(number: SIGKILL) }
    ended = message
    let status = Int32(truncatingIfNeeded: message.status)
    let isSignalled = csystem_signalled(status) != 0
    if !isSignalled, csystem_exit_status(status) == 0 { return .exited(status: 0) }
    if isSignalled {
      switch csystem_signal_number(status) {
      case SIGXCPU: return .timeLimit(wall: usage.wall, cpu: usage.cpu)
      case SIGXFSZ: return .fileLimit(bytes: limits.fileMebibytes << 20)
      default: break
      }
    }
    // Compilers say in many ways that there is no more memory; how much there was says it as well.
    let limit = UInt64(limits.memoryMebibytes) << 20
    if message.peakBytes >= limit / 10 * 8 {
      return .memoryLimit(peakBytes: message.peakBytes, limitBytes: limit)
    }
    if usage.cpu >= .seconds(limits.cpuSeconds) {
      return .timeLimit(wall: usage.wall, cpu: usage.cpu)
    }
    return isSignalled
      ? .signalled(number: csystem_signal_number(status))
      : .exited(status: csystem_exit_status(status))
  }
}
