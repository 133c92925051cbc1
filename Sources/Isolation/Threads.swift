import CSystem
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Threads that last until their work is done: a worker dies with the thread that started it, so tasks
/// of Swift's pool, which move between threads, may not run workers.
package enum Threads {
  /// What every thread takes its work from.
  final class Queue: Sendable {
    let count: Int
    let body: @Sendable (Int) -> Void
    private let next = Mutex(0)

    init(count: Int, body: @escaping @Sendable (Int) -> Void) {
      self.count = count
      self.body = body
    }

    func work() {
      while true {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < count else { return }
        body(index)
      }
    }
  }

  /// The same in the order of `elements`, worked on by up to `threads` threads, of which the caller is
  /// one.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], threads: Int, _ transform: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    let results = Mutex<[Result?]>(Array(repeating: nil, count: elements.count))
    let queue = Queue(count: elements.count) { index in
      let result = transform(elements[index])
      results.withLock { $0[index] = result }
    }
    var started: [pthread_t] = []
    for _ in 1..<max(1, min(threads, elements.count)) {
      if let thread = start(queue) { started.append(thread) }
    }
    queue.work()
    for thread in started { pthread_join(thread, nil) }
    return results.withLock { $0.compactMap(\.self) }
  }

  /// Runs something on a thread of its own, for as long as the program lasts.
  ///
  /// - Returns: false if the system has no thread to give.
  static func detach(_ body: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = start(Queue(count: 1) { _ in body() }) else { return false }
    pthread_detach(thread)
    return true
  }

  /// nil if the system has no thread to give: the others do the work then.
  static func start(_ queue: Queue) -> pthread_t? {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, 8 << 20)
    let argument = unsafe Unmanaged.passRetained(queue).toOpaque()
    #if canImport(Glibc)
      var thread = pthread_t()
      let code = unsafe pthread_create(
        &thread, &attributes,
        { argument in
          if let argument = unsafe argument {
            unsafe Unmanaged<Queue>.fromOpaque(argument).takeRetainedValue().work()
          }
          return nil
        }, argument)
    #else
      var thread: pthread_t?
      let code = unsafe pthread_create(
        &thread, &attributes,
        { argument in
          unsafe Unmanaged<Queue>.fromOpaque(argument).takeRetainedValue().work()
          return nil
        }, argument)
    #endif
    guard code == 0 else {
      unsafe Unmanaged<Queue>.fromOpaque(argument).release()
      return nil
    }
    return thread
  }
}
