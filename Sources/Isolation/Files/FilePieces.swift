#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is read piece by piece, as fast as the system copies it.
package final class FilePieces {
  /// nil of pipes and devices.
  package let size: Int?
  private let file: Descriptor
  private let what: String
  private let pieceSize: Int
  private var offset = 0
  private var isAtEnd = false

  /// - Parameter pieceSize: How many bytes a piece has at most.
  package init(_ path: String, pieceSize: Int) throws(IsolationError) {
    what = "read \(path)"
    file = try Descriptor(retrying { unsafe open(path, O_RDONLY | O_CLOEXEC) }, what)
    var status = stat()
    let isKnown = unsafe fstat(file.number, &status) == 0 && status.st_size > 0
    size = isKnown ? Int(status.st_size) : nil
    self.pieceSize = pieceSize
  }

  /// The next piece; an empty one at the end.
  package func next() throws(IsolationError) -> [UInt8] {
    if isAtEnd { return [] }
    // One byte more shows the end without another piece.
    let known = max((size ?? 0) - offset, 0) + 1
    let piece = try piece(of: min(known > 1 ? known : 1 << 16, pieceSize))
    offset += piece.count
    return piece
  }

  /// Reads until there is nothing more or `capacity` bytes are there.
  private func piece(of capacity: Int) throws(IsolationError) -> [UInt8] {
    var errorNumber: Int32 = 0
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity {
        let result = retrying {
          unsafe read(
            file.number, buffer.baseAddress! + count, min(capacity - count, 1 << 30))
        }
        if result < 0 { errorNumber = Int32(-result) }
        if result <= 0 { break }
        count += result
      }
    }
    if errorNumber != 0 { throw .system(what: what, errorNumber: errorNumber) }
    isAtEnd = piece.count < capacity
    return piece
  }
}
