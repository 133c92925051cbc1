#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads a whole file, which is in memory once.
package func readFile(_ path: String) throws(IsolationError) -> [UInt8] {
  let pieces = try FilePieces(path, pieceSize: .max)
  var bytes = try pieces.next()
  while true {
    let piece = try pieces.next()
    if piece.isEmpty { return bytes }
    bytes += piece
  }
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
