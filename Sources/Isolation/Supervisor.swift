import CSystem

/// Answers the system's questions about the system calls of a worker.
struct Supervisor: ~Copyable {
  private let descriptor: Descriptor
  private let threads: Int

  init(_ descriptor: consuming Descriptor, threads: Int) {
    self.descriptor = descriptor
    self.threads = threads
  }

  /// Readable when a question is waiting; nil if none ever comes.
  var number: Int32? { descriptor.ifOpen }

  /// Answers what is being asked.
  /// - Returns: A call that is forbidden, and has not been carried out.
  mutating func decide(about process: Int32) -> SystemCall? {
    nil
  }
}
