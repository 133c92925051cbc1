#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which file a path leads to and when it was last changed: equal stamps, equal contents.
package struct FileStamp: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case regular
    case folder
    case other
  }

  package let kind: Kind
  package let byteCount: Int64
  private let device: UInt64
  private let number: UInt64
  private let seconds: [Int]
  private let nanoseconds: [Int]

  /// Follows links. nil if there is no such file.
  package init?(path: String) {
    self.init(bytes: Array(path.utf8))
  }

  /// For a path that may not be UTF-8.
  package init?(bytes path: [UInt8]) {
    var status = stat()
    guard unsafe stat(path.map { CChar(bitPattern: $0) } + [0], &status) == 0 else { return nil }
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      default: .other
      }
    byteCount = Int64(status.st_size)
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
    #if canImport(Glibc)
      let times = [status.st_mtim, status.st_ctim]
    #else
      let times = [status.st_mtimespec, status.st_ctimespec]
    #endif
    seconds = times.map { Int($0.tv_sec) }
    nanoseconds = times.map { Int($0.tv_nsec) }
  }
}
