/// How `judge-worker --compile` is called: it runs a compiler, watches over it, and says how it ended.
package struct CompilerCall: Hashable, Sendable {
  /// The one folder that may be written to, and the current folder of the compiler.
  package var folder: String
  package var cpuSeconds: UInt64
  package var memoryBytes: UInt64
  /// Of one file.
  package var fileBytes: UInt64
  /// Files and folders that may be read.
  package var readable: [String]
  package var executable: String
  package var arguments: [String]

  package init(
    folder: String, cpuSeconds: UInt64, memoryBytes: UInt64, fileBytes: UInt64, readable: [String],
    executable: String, arguments: [String]
  ) {
    self.folder = folder
    self.cpuSeconds = cpuSeconds
    self.memoryBytes = memoryBytes
    self.fileBytes = fileBytes
    self.readable = readable
    self.executable = executable
    self.arguments = arguments
  }

  package static let option = "--compile"

  /// The arguments of `judge-worker`.
  package var commandLine: [String] {
    [Self.option, folder, "\(cpuSeconds)", "\(memoryBytes)", "\(fileBytes)", "\(readable.count)"]
      + readable + [executable] + arguments
  }

  /// nil if the arguments are not a call.
  package init?(commandLine: [String]) {
    guard commandLine.count > 6, commandLine[0] == Self.option,
      let cpuSeconds = UInt64(commandLine[2]), let memoryBytes = UInt64(commandLine[3]),
      let fileBytes = UInt64(commandLine[4]), let count = Int(commandLine[5]),
      count >= 0, commandLine.count > 6 + count
    else { return nil }
    self.init(
      folder: commandLine[1], cpuSeconds: cpuSeconds, memoryBytes: memoryBytes,
      fileBytes: fileBytes, readable: Array(commandLine[6..<6 + count]),
      executable: commandLine[6 + count], arguments: Array(commandLine[(7 + count)...]))
  }
}

/// The one message of `judge-worker --compile`: the compiler has ended, and nothing of it lives on.
package struct CompilerEnded: BitwiseCopyable, Sendable {
  /// As wait4 gives it.
  package var status: Int64
  /// Of the compiler and what it started, in microseconds.
  package var cpuMicroseconds: Int64
  /// The most memory that one of its processes had.
  package var peakBytes: UInt64
  package var layers: UInt64

  package init(status: Int64, cpuMicroseconds: Int64, peakBytes: UInt64, layers: IsolationLayers) {
    self.status = status
    self.cpuMicroseconds = cpuMicroseconds
    self.peakBytes = peakBytes
    self.layers = layers.rawValue
  }
}
