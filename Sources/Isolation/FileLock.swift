#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A lock that one process at a time holds, until the value goes away or the process ends.
package struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// - Parameters:
  ///   - path: A file that exists for the lock alone; it is made, and stays.
  ///   - patience: How long to wait for another holder.
  /// - Throws: `IsolationError.system`, with EWOULDBLOCK where the other one keeps it.
  package init(_ path: String, patience: Duration = .seconds(2)) throws(IsolationError) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .system(what: "open \(path)", errorNumber: errno)
    }
    let deadline = ContinuousClock.now + patience
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let number = errno
      if number == EINTR { continue }
      guard number == EWOULDBLOCK, ContinuousClock.now < deadline else {
        close(descriptor)
        throw .system(what: "lock \(path)", errorNumber: number)
      }
      usleep(2000)
    }
    self.descriptor = descriptor
  }

  /// Lets others in. The end of the value does so too, but may come earlier than the end of its scope.
  package consuming func release() {}

  deinit { close(descriptor) }
}
