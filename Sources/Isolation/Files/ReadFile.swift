#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a whole file, which is in memory once, as fast as the system copies it.
package func readFile(_ path: String) throws(IsolationError) -> [UInt8] {
  let what = "read \(path)"
  let file = try Descriptor(retrying { unsafe open(path, O_RDONLY | O_CLOEXEC) }, what)
  var status = stat()
  let known = unsafe fstat(file.number, &status) == 0 ? max(0, Int(status.st_size)) : 0
  // One byte more shows the end without another piece. Pipes and devices have no size.
  var bytes = try readPiece(file.number, capacity: known + 1, what)
  if bytes.count <= known { return bytes }
  while true {
    let piece = try readPiece(file.number, capacity: 1 << 16, what)
    if piece.isEmpty { return bytes }
    bytes += piece
  }
}

/// Reads until there is nothing more or `capacity` bytes are there.
private func readPiece(
  _ file: Int32, capacity: Int, _ what: String
) throws(IsolationError) -> [UInt8] {
  var errorNumber: Int32 = 0
  let piece = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    while count < capacity {
      let result = retrying {
        unsafe read(file, buffer.baseAddress! + count, min(capacity - count, 1 << 30))
      }
      if result < 0 { errorNumber = Int32(-result) }
      if result <= 0 { break }
      count += result
    }
  }
  if errorNumber != 0 { throw .system(what: what, errorNumber: errorNumber) }
  return piece
}

extension IsolationError {
  /// The words of `reason` for what most often keeps a file from being read are the judge's own.
  package var fileReason: String {
    switch self {
    case .system(_, ENOENT): "no such file or folder"
    case .system(_, EACCES): "permission denied"
    case .system(_, EISDIR): "it is a folder"
    default: reason
    }
  }
}
