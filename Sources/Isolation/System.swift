#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system calls an error.
func systemMessage(_ errorNumber: Int32) -> String {
  unsafe String(cString: strerror(errorNumber))
}

/// Calls again while a signal interrupts. Returns what the call returns, or −errno.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 { return result }
    let errorNumber = errno
    if errorNumber != EINTR { return Result(-errorNumber) }
  }
}

extension Duration {
  init(nanoseconds: Int64) { self = .nanoseconds(nanoseconds) }

  var seconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  /// In whole milliseconds, rounded up, within what poll takes.
  var pollMilliseconds: Int32 {
    Int32(max(0, min((seconds * 1000).rounded(.up), 1_000_000)))
  }
}
