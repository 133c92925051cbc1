import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open descriptor that closes itself.
///
/// Its number is at least 16, so that giving a child the descriptors 0 to 5 never overwrites one that
/// is still to be given.
struct Descriptor: ~Copyable {
  let number: Int32

  /// Takes over an open descriptor; −1 stands for none.
  init(taking number: Int32) { self.number = number }

  /// Takes over what a call of the system returned, or throws the error it returned.
  init(_ result: Int32, _ what: String) throws(IsolationError) {
    guard result >= 0 else { throw .system(what: what, errorNumber: -result) }
    if result >= 16 {
      number = result
    } else {
      let moved = csystem_duplicate(result, 16)
      Self.closeNumber(result)
      guard moved >= 0 else { throw .system(what: what, errorNumber: -moved) }
      number = moved
    }
  }

  deinit { Self.closeNumber(number) }

  /// nil: there is none.
  var ifOpen: Int32? { number >= 0 ? number : nil }

  private static func closeNumber(_ number: Int32) {
    if number >= 0 { _ = close(number) }
  }
}

/// Both ends of a pipe or of a pair of sockets.
struct DescriptorPair: ~Copyable {
  /// Stays with the judge: of a pipe the end to read from.
  let own: Descriptor
  /// Goes to the child.
  let other: Descriptor

  static func pipe() throws(IsolationError) -> DescriptorPair {
    try unsafe make("make a pipe") { unsafe csystem_pipe($0) }
  }

  static func sockets() throws(IsolationError) -> DescriptorPair {
    try unsafe make("make a pair of sockets") { unsafe csystem_socket_pair($0) }
  }

  private static func make(
    _ what: String, _ call: (UnsafeMutablePointer<Int32>) -> Int32
  ) throws(IsolationError) -> DescriptorPair {
    var numbers: (Int32, Int32) = (-1, -1)
    let result = unsafe withUnsafeMutableBytes(of: &numbers) {
      unsafe call($0.baseAddress!.assumingMemoryBound(to: Int32.self))
    }
    guard result >= 0 else { throw .system(what: what, errorNumber: -result) }
    return DescriptorPair(
      own: try Descriptor(numbers.0, what), other: try Descriptor(numbers.1, what))
  }
}
