import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Wakes a thread that waits for something to happen, or for some time to pass.
package final class Bell: Sendable {
  private let listening: Descriptor
  private let ringing: Descriptor

  package init() throws(IsolationError) {
    let pipe = try DescriptorPair.pipe()
    listening = pipe.own
    ringing = pipe.other
    _ = csystem_set_nonblocking(listening.number)
    _ = csystem_set_nonblocking(ringing.number)
  }

  package func ring() {
    // If the pipe is full, there is enough to wake up for.
    var byte: UInt8 = 1
    _ = unsafe write(ringing.number, &byte, 1)
  }

  /// Returns when the bell has been rung since the last time, or at the deadline.
  package func wait(until deadline: ContinuousClock.Instant) {
    guard !waitForInput([listening.number], until: deadline).isEmpty else { return }
    var bytes = [UInt8](repeating: 0, count: 4096)
    while unsafe read(listening.number, &bytes, bytes.count) == bytes.count {}
  }
}
