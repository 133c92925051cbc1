import CSystem
import WorkerProtocol

/// The process of a worker that was started before it is known what for: it waits for its setup, and
/// its memory has no size yet. So it can start while the judge still reads and plans.
package struct WaitingWorker: ~Copyable {
  let process: ChildProcess
  let control: Descriptor
  let stdout: Descriptor
  let stderr: Descriptor
  let input: Descriptor
  let output: Descriptor

  package init(workerPath: String) throws(IsolationError) {
    let input = try SharedRegion.memory()
    let output = try SharedRegion.memory()
    let sockets = try DescriptorPair.sockets()
    let stdout = try DescriptorPair.pipe()
    let stderr = try DescriptorPair.pipe()
    process = try ChildProcess(
      path: workerPath, arguments: [], environment: Self.environment,
      descriptors: [
        (stdout.other.number, 1), (stderr.other.number, 2), (sockets.other.number, 3),
        (input.number, 4), (output.number, 5),
      ])
    control = sockets.own
    self.stdout = stdout.own
    self.stderr = stderr.own
    self.input = input
    self.output = output
  }

  /// Nothing of the judge's. A crash in Swift code must not start a debugger, for which the runtime
  /// would search at every start if it were not told a place; the candidate needs the Swift runtime
  /// that the judge runs on.
  private static var environment: [String] {
    var environment = ["SWIFT_BACKTRACE=enable=no,swift-backtrace=/", "LC_ALL=C"]
    if let folder = swiftLibraryFolder() { environment.append("LD_LIBRARY_PATH=" + folder) }
    return environment
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
