import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What compiling a candidate came to.
package enum CompilerOutcome: Hashable, Sendable {
  /// It ended by itself; `output` is what it printed.
  case finished(status: Int32, output: String)
  case timeLimit
  case outputLimit(output: String)
  case crashed(signal: Int32, output: String)
}

/// One run of a compiler on somebody's source: that, too, is running somebody's input.
package struct CompilerRun: Sendable {
  package var executable: String
  package var arguments: [String]
  package var environment: [String]
  /// The one folder that the compiler may write to; it holds a copy of the source.
  package var folder: String
  package var timeout: Duration
  package var memoryMebibytes: Int
  package var outputLimitBytes: Int

  package init(
    executable: String, arguments: [String], environment: [String], folder: String,
    timeout: Duration = .seconds(60), memoryMebibytes: Int = 4096,
    outputLimitBytes: Int = 1 << 20
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
    self.timeout = timeout
    self.memoryMebibytes = memoryMebibytes
    self.outputLimitBytes = outputLimitBytes
  }

  package func run() throws(IsolationError) -> CompilerOutcome {
    let stdout = try DescriptorPair.pipe()
    let stderr = try DescriptorPair.pipe()
    var process = try ChildProcess(
      path: executable, arguments: arguments, environment: environment,
      descriptors: [(stdout.other.number, 1), (stderr.other.number, 2)])
    var capture = OutputCapture(
      stdout: stdout.own, stderr: stderr.own, limit: outputLimitBytes)
    let deadline = ContinuousClock.now + timeout
    while !process.hasEnded {
      guard capture.drain() else {
        process.kill()
        _ = process.collect()
        return .outputLimit(output: capture.text)
      }
      if ContinuousClock.now >= deadline {
        process.kill()
        _ = process.collect()
        return .timeLimit
      }
      wait(capture: capture, ending: process.ending.ifOpen, until: deadline)
    }
    let status = process.collect()
    let fits = capture.drain()
    guard fits else { return .outputLimit(output: capture.text) }
    guard let status else { return .timeLimit }
    return csystem_exited(status) != 0
      ? .finished(status: csystem_exit_status(status), output: capture.text)
      : .crashed(signal: csystem_signal_number(status), output: capture.text)
  }

  private func wait(
    capture: borrowing OutputCapture, ending: Int32?, until deadline: ContinuousClock.Instant
  ) {
    var waiting = capture.waiting.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    if let ending { waiting.append(pollfd(fd: ending, events: Int16(POLLIN), revents: 0)) }
    let slice: Duration = ending == nil ? .milliseconds(20) : .seconds(1)
    _ = unsafe poll(&waiting, nfds_t(waiting.count), min(slice, deadline - .now).pollMilliseconds)
  }
}
