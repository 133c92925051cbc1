#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Threads that work while the caller does something else; they last until the work is done.
@safe package struct Crew: ~Copyable {
  private let threads: [pthread_t]

  /// Starts `count` threads that all do `work`; where the system has fewer to give, those do it.
  /// - Throws: `IsolationError.system` if there is not even one.
  package init(_ count: Int, _ work: @escaping @Sendable () -> Void) throws(IsolationError) {
    let queue = Threads.Queue(count: count) { _ in work() }
    threads = (0..<count).compactMap { _ in Threads.start(queue) }
    if threads.isEmpty { throw .system(what: "start a thread", errorNumber: EAGAIN) }
  }

  /// Waits until all of them are done.
  package consuming func join() {
    for thread in threads { _ = pthread_join(thread, nil) }
  }
}
