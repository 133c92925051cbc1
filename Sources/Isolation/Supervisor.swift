import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Answers the system's questions about the system calls of a worker: about new threads, which it
/// limits, and about what only an attack does, which is never carried out.
struct Supervisor: ~Copyable {
  private let descriptor: Descriptor
  private let threads: Int
  private var made = 1

  init(_ descriptor: consuming Descriptor, threads: Int) {
    self.descriptor = descriptor
    self.threads = threads
  }

  /// Readable when a question is waiting; nil if none ever comes.
  var number: Int32? { descriptor.ifOpen }

  /// Answers what is being asked.
  /// - Returns: A call that is forbidden. It waits for an answer, and so is never carried out.
  mutating func decide(about process: pid_t) -> SystemCall? {
    guard let number else { return nil }
    var question = csystem_question()
    while unsafe csystem_next_question(number, &question) == 1 {
      guard unsafe csystem_is_new_thread(&question) == 1 else {
        let isForeign = question.foreign == 1
        return SystemCall(
          number: question.number, name: isForeign ? nil : Self.name(question.number))
      }
      let isAllowed = made < threads || living(process) < threads
      made += 1
      _ = csystem_answer(number, question.identifier, isAllowed ? 0 : EAGAIN)
    }
    return nil
  }

  private static func name(_ number: Int64) -> String? {
    guard let name = unsafe csystem_call_name(number) else { return nil }
    return unsafe String(cString: name)
  }

  /// How many threads the process has now; as many as are allowed, if that is not told.
  private func living(_ process: pid_t) -> Int {
    #if canImport(Glibc)
      return ProcessStatus.number("Threads:", of: process).map { Int($0) } ?? threads
    #else
      return threads
    #endif
  }
}
