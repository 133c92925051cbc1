#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes all bytes, at the descriptor's own place or at `offset`.
/// - Returns: 0 or an error number.
func writeAll(_ bytes: borrowing [UInt8], to descriptor: Int32, at offset: Int64? = nil) -> Int32 {
  unsafe bytes.withUnsafeBytes { buffer in
    var done = 0
    while done < buffer.count {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
      let count = retrying {
        if let offset {
          unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset) + off_t(done))
        } else {
          unsafe write(descriptor, rest.baseAddress, rest.count)
        }
      }
      if count < 0 { return Int32(-count) }
      if count == 0 { return ENOSPC }
      done += count
    }
    return 0
  }
}
