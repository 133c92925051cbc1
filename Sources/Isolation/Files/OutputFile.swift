#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written whole or not at all: what had its name stays until `commit`.
///
/// What is no regular file, as a pipe or /dev/null, is written directly: another file in its place
/// would be another thing.
package final class OutputFile {
  private let path: String
  private let descriptor: Descriptor
  /// What is written until `commit`; nil where the file itself is written.
  private var temporary: String?

  /// - Throws: `IsolationError.system`
  package init(_ path: String) throws(IsolationError) {
    let target = Self.resolved(path)
    self.path = target
    let what = "write \(path)"
    let stamp = FileStamp(path: target)
    if stamp?.kind == .folder { throw .system(what: what, errorNumber: EISDIR) }
    if stamp?.kind == .other {
      descriptor = try Descriptor(
        retrying { unsafe open(target, O_WRONLY | O_CLOEXEC) }, what)
      return
    }
    let name = target.utf8.lastIndex(of: UInt8(ascii: "/")).map { target.utf8.index(after: $0) }
    let start = name ?? target.utf8.startIndex
    let template =
      String(target[..<start]) + "." + String(target[start...].prefix(100)) + ".XXXXXX"
    var characters = Array(template.utf8CString)
    let number = unsafe mkstemp(&characters)
    descriptor = try Descriptor(number < 0 ? -errno : number, what)
    temporary = String(
      decoding: characters.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = fcntl(descriptor.number, F_SETFD, FD_CLOEXEC)
    _ = fchmod(descriptor.number, Self.permissions(of: target))
  }

  deinit { if let temporary { _ = unsafe unlink(temporary) } }

  package func write(_ bytes: [UInt8]) throws(IsolationError) {
    let result = writeAll(bytes, to: descriptor.number)
    guard result == 0 else { throw .system(what: "write \(path)", errorNumber: result) }
  }

  /// Gives the file its name. Its content is on the disk before.
  package func commit() throws(IsolationError) {
    guard let temporary else { return }
    // A full disk may show only now.
    guard fsync(descriptor.number) == 0, unsafe rename(temporary, path) == 0 else {
      throw .system(what: "write \(path)", errorNumber: errno)
    }
    self.temporary = nil
  }

  /// Where a chain of links ends; the path itself where it leads to nothing.
  private static func resolved(_ path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Those of the file that is replaced, else what a new file gets.
  private static func permissions(of path: String) -> mode_t {
    var status = stat()
    if unsafe stat(path, &status) == 0 { return status.st_mode & 0o777 }
    let mask = umask(0)
    _ = umask(mask)
    return 0o666 & ~mask
  }
}
