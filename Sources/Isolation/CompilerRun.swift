package import WorkerProtocol

/// What became of a locked compiler. A refusal of the source is a result, not an error.
package struct CompilerRun: Sendable {
  package struct Limits: Hashable, Sendable {
    package var wall: Duration
    /// Of one process of the compiler.
    package var cpuSeconds: Int
    /// Of one process of the compiler.
    package var memoryMebibytes: Int
    /// Of one file.
    package var fileMebibytes: Int
    package var outputBytes: Int

    package init(
      wall: Duration = .seconds(60), cpuSeconds: Int = 60, memoryMebibytes: Int = 2048,
      fileMebibytes: Int = 128, outputBytes: Int = 64 << 10
    ) {
      self.wall = wall
      self.cpuSeconds = cpuSeconds
      self.memoryMebibytes = memoryMebibytes
      self.fileMebibytes = fileMebibytes
      self.outputBytes = outputBytes
    }
  }

  package enum Outcome: Hashable, Sendable {
    /// 0: it did its work.
    case exited(status: Int32)
    case signalled(number: Int32)
    case timeLimit(wall: Duration, cpu: Duration)
    case memoryLimit(peakBytes: UInt64, limitBytes: UInt64)
    case outputLimit(bytes: Int)
    /// It wrote a file larger than it may.
    case fileLimit(bytes: Int)
  }

  package var outcome: Outcome
  /// What the compiler printed, capped.
  package var output: String
  package var usage: WorkerUsage
  /// The layers that were on.
  package var layers: IsolationLayers

  package var succeeded: Bool { outcome == .exited(status: 0) }
}

extension CompilerRun.Outcome: CustomStringConvertible {
  package var description: String {
    switch self {
    case .exited(let status):
      "the compiler ended with status \(status)"
    case .signalled(let number):
      "the compiler was ended by \(signalName(number))"
    case .timeLimit(let wall, let cpu):
      "the compiler was stopped after \(wall.shortSeconds), of which it computed \(cpu.shortSeconds)"
    case .memoryLimit(let peak, let limit):
      "the compiler ran out of memory: it had \(peak.mebibytes) of \(limit.mebibytes)"
    case .outputLimit(let bytes):
      "the compiler was stopped after printing \(bytes) bytes"
    case .fileLimit(let bytes):
      "the compiler was stopped: it wrote a file of more than \(UInt64(bytes).mebibytes)"
    }
  }
}
