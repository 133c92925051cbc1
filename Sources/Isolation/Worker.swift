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

  /// Starts the worker program. It waits for `load`.
  package init(_ configuration: WorkerConfiguration) throws(IsolationError) {
    let bytes = configuration.regionBytes
    let input = try SharedRegion(byteCount: bytes.input, againstWriting: true)
    let output = try SharedRegion(byteCount: bytes.output, againstWriting: false)
    let sockets = try DescriptorPair.sockets()
    let stdout = try DescriptorPair.pipe()
    let stderr = try DescriptorPair.pipe()
    process = try ChildProcess(
      path: configuration.workerPath, arguments: [], environment: Self.environment,
      descriptors: [
        (stdout.other.number, 1), (stderr.other.number, 2), (sockets.other.number, 3),
        (input.descriptor.number, 4), (output.descriptor.number, 5),
      ])
    self.configuration = configuration
    self.input = input
    self.output = output
    control = sockets.own
    supervisor = Supervisor(Descriptor(taking: -1), threads: configuration.threads)
    capture = OutputCapture(
      stdout: stdout.own, stderr: stderr.own, limit: configuration.outputLimitBytes)
  }

  /// Nothing of the judge's. A crash in Swift code must not start a debugger; the candidate needs
  /// the Swift runtime that the judge runs on.
  private static var environment: [String] {
    var environment = ["SWIFT_BACKTRACE=enable=no", "LC_ALL=C"]
    if let folder = swiftLibraryFolder() { environment.append("LD_LIBRARY_PATH=" + folder) }
    return environment
  }

  /// What the candidate printed so far.
  package var capturedOutput: String { capture.text }

  package var usage: WorkerUsage { process.usage }

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

/// The folder of the Swift runtime that this program uses, if it is a library.
func swiftLibraryFolder() -> String? { theSwiftLibraryFolder }

private let theSwiftLibraryFolder: String? =
  unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buffer in
    let length = unsafe csystem_swift_library_folder(buffer.baseAddress, buffer.count)
    guard length > 0 else { return nil }
    return unsafe String(cString: buffer.baseAddress!)
  }
