import CSystem
import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The shared memory, as the worker sees it. Mapped for as long as the process lives.
@unsafe struct Regions {
  /// The inputs as the candidate sees them: private pages, so that a write changes nothing of the
  /// judge's. Inaccessible until windows are opened.
  let input: UnsafeMutableRawPointer
  /// The inputs as the judge wrote them. Cannot be made writable.
  let pristine: UnsafeRawPointer
  let inputBytes: UInt64
  /// The outputs. Inaccessible but for the journal until windows are opened.
  let output: UnsafeMutableRawPointer
  let outputBytes: UInt64

  /// Maps descriptors 4 and 5, and closes them. nil: errno says why not.
  init?(inputBytes: UInt64, outputBytes: UInt64) {
    guard
      let input = unsafe Self.map(4, inputBytes, PROT_NONE, MAP_PRIVATE),
      let pristine = unsafe Self.map(4, inputBytes, PROT_READ, MAP_SHARED),
      let output = unsafe Self.map(5, outputBytes, PROT_NONE, MAP_SHARED),
      unsafe mprotect(output, Int(Journal.size), PROT_READ | PROT_WRITE) == 0
    else { return nil }
    unsafe self.input = input
    unsafe self.pristine = UnsafeRawPointer(pristine)
    unsafe self.inputBytes = inputBytes
    unsafe self.output = output
    unsafe self.outputBytes = outputBytes
    _ = close(4)
    _ = close(5)
  }

  private static func map(
    _ descriptor: Int32, _ bytes: UInt64, _ protection: Int32, _ flags: Int32
  ) -> UnsafeMutableRawPointer? {
    guard
      let address = unsafe mmap(nil, Int(bytes), protection, flags, descriptor, 0),
      unsafe address != MAP_FAILED
    else { return nil }
    return unsafe address
  }
}
