package import WorkerProtocol

/// How a worker ended before it was asked to.
package enum WorkerEnd: Hashable, Sendable {
  /// It ended by itself, in the middle of a call.
  case exited(status: Int32)
  /// A signal ended it. The record is what it noted itself, if it could.
  case signalled(number: Int32, FaultRecord?)
  /// Out of time. `cpu` tells computing from waiting; `limit` is the limit on CPU, if that was hit,
  /// and `wasRunnable` that it computed or waited for a processor when it was stopped.
  case timeLimit(wall: Duration, cpu: Duration, cpuLimit: Duration?, wasRunnable: Bool)
  /// It asked for more memory than it may have.
  case memoryLimit(peakBytes: UInt64, limitBytes: UInt64)
  /// It printed more than it may.
  case outputLimit(bytes: Int)
  /// It made a forbidden system call, which was not carried out.
  case securityViolation(SystemCall?)
  /// It answered something that is no answer.
  case babbled
  /// It closed its control socket and went on.
  case hungUp
}

/// Which system call a worker tried.
package struct SystemCall: Hashable, Sendable {
  package var number: Int64
  /// nil if we have no name for it.
  package var name: String?

  package init(number: Int64, name: String?) {
    self.number = number
    self.name = name
  }
}
