#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits until one of the descriptors has something to read or has lost its other end.
/// - Returns: Those that have; none if time is up or a signal came.
func waitForInput(_ descriptors: [Int32], until deadline: ContinuousClock.Instant) -> [Int32] {
  var waiting = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  let patience = (deadline - .now).pollMilliseconds
  guard unsafe poll(&waiting, nfds_t(waiting.count), patience) > 0 else { return [] }
  return waiting.filter { $0.revents != 0 }.map(\.fd)
}
