import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a process prints: both its streams, in the order in which they are read, up to a limit.
struct OutputCapture: ~Copyable {
  private let streams: [Int32]
  private let first: Descriptor
  private let second: Descriptor
  private var open: [Bool] = [true, true]
  private(set) var bytes: [UInt8] = []
  let limit: Int

  /// - Parameters: the judge's ends of the pipes.
  init(stdout: consuming Descriptor, stderr: consuming Descriptor, limit: Int) {
    streams = [stdout.number, stderr.number]
    first = stdout
    second = stderr
    self.limit = limit
    for stream in streams { _ = csystem_set_nonblocking(stream) }
  }

  /// The descriptors that may still bring something.
  var waiting: [Int32] {
    zip(streams, open).filter(\.1).map(\.0)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Reads what is there.
  /// - Returns: False if more has come than the limit allows.
  mutating func drain() -> Bool {
    for index in streams.indices where open[index] {
      while true {
        let (count, isWithinLimit) = readSome(streams[index])
        if !isWithinLimit { return false }
        if count > 0 { continue }
        if count == 0 || (count != -Int(EAGAIN) && count != -Int(EWOULDBLOCK)) {
          open[index] = false
        }
        break
      }
    }
    return true
  }

  /// Reads once: returns how much, 0 at the end, or −errno.
  private mutating func readSome(_ stream: Int32) -> (count: Int, isWithinLimit: Bool) {
    unsafe withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 16) { buffer in
      let count = retrying { unsafe read(stream, buffer.baseAddress, buffer.count) }
      guard count > 0 else { return (count, true) }
      let room = limit - bytes.count
      unsafe bytes.append(contentsOf: buffer[..<min(count, room)])
      return (count, count <= room)
    }
  }
}
