import CSystem
package import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A process that runs one candidate, seen from the judge.
///
/// On Linux the process dies with the *thread* that started it: make workers on threads that last.
package struct Worker: ~Copyable {
  package let configuration: WorkerConfiguration
  /// Written here, only read by the worker.
  package let input: SharedRegion
  /// Written by the worker. Copy values out before looking at them: it may go on writing.
  package let output: SharedRegion
  /// The layers that are on, once loading has begun.
  package internal(set) var layers: IsolationLayers = []

  /// How long the worker took to lock itself.
  package internal(set) var lockTime = Duration.zero

  var process: ChildProcess
  let control: Descriptor
  var capture: OutputCapture
  /// Where the system asks about system calls of the worker.
  var supervisor: Supervisor
  var end: WorkerEnd?
  /// It has been told what to load.
  var isLoading = false

  /// Starts the worker program. It waits for `load`.
  package init(_ configuration: WorkerConfiguration) throws(IsolationError) {
    try self.init(configuration, WaitingWorker(configuration.program))
  }

  /// Takes a worker program that was started before.
  package init(
    _ configuration: WorkerConfiguration, _ waiting: consuming WaitingWorker
  ) throws(IsolationError) {
    let bytes = configuration.regionBytes
    let input = try SharedRegion(waiting.input, byteCount: bytes.input, againstWriting: true)
    let output = try SharedRegion(waiting.output, byteCount: bytes.output, againstWriting: false)
    self.configuration = configuration
    self.input = input
    self.output = output
    process = waiting.process
    control = waiting.control
    supervisor = Supervisor(Descriptor(taking: -1), threads: configuration.threads)
    capture = OutputCapture(
      stdout: waiting.stdout, stderr: waiting.stderr, limit: configuration.outputLimitBytes)
  }

  /// What the candidate printed so far.
  package var capturedOutput: String { capture.text }

  package var usage: WorkerUsage { process.usage }

  /// Ends the worker without waiting until it is gone.
  package mutating func kill() {
    process.measure()
    process.kill()
  }

  /// Lets the worker go: nothing of it lives on.
  package consuming func close() -> WorkerUsage {
    stop()
    return process.usage
  }

  /// Kills it if it lives, and collects the rest of what it printed.
  mutating func stop() {
    process.kill()
    _ = process.collect()
    _ = capture.drain()
  }
}
