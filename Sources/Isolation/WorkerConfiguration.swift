import WorkerProtocol

/// What a worker is started with.
package struct WorkerConfiguration: Sendable {
  package var program: WorkerProgram
  /// The candidate, a shared library.
  package var libraryPath: String
  package var layerForm: Bool
  /// A candidate without backward does not load.
  package var backwardRequired: Bool
  package var memoryMebibytes: Int
  package var inputBytes: UInt64
  package var outputBytes: UInt64
  /// How much the candidate may print, on stdout and stderr together.
  package var outputLimitBytes: Int
  /// Of all threads together.
  package var cpuSeconds: Int
  /// How many threads may live at a time.
  package var threads: Int

  package init(
    program: WorkerProgram, libraryPath: String, layerForm: Bool, backwardRequired: Bool,
    memoryMebibytes: Int, inputBytes: UInt64, outputBytes: UInt64,
    outputLimitBytes: Int = 1 << 20, cpuSeconds: Int, threads: Int = 64
  ) {
    self.program = program
    self.libraryPath = libraryPath
    self.layerForm = layerForm
    self.backwardRequired = backwardRequired
    self.memoryMebibytes = memoryMebibytes
    self.inputBytes = inputBytes
    self.outputBytes = outputBytes
    self.outputLimitBytes = outputLimitBytes
    self.cpuSeconds = cpuSeconds
    self.threads = threads
  }

  /// The regions must hold at least the path, the journal and a page more.
  var regionBytes: (input: UInt64, output: UInt64) {
    let page = BufferDescriptor.pageSize
    func pages(_ bytes: UInt64) -> UInt64 { (bytes + page - 1) / page * page }
    return (
      max(pages(inputBytes), pages(UInt64(libraryPath.utf8.count) + page)),
      max(pages(outputBytes), Journal.size + page)
    )
  }
}
