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

  package init(_ program: WorkerProgram) throws(IsolationError) {
    let input = try SharedRegion.memory()
    let output = try SharedRegion.memory()
    let sockets = try DescriptorPair.sockets()
    let stdout = try DescriptorPair.pipe()
    let stderr = try DescriptorPair.pipe()
    process = try ChildProcess(
      path: program.path, arguments: [], environment: Self.environment(program),
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
  /// would search at every start if it were not told a place.
  private static func environment(_ program: WorkerProgram) -> [String] {
    ["SWIFT_BACKTRACE=enable=no,swift-backtrace=/", "LC_ALL=C"]
      + (program.swiftRuntime.map { ["LD_LIBRARY_PATH=" + $0] } ?? [])
  }
}
