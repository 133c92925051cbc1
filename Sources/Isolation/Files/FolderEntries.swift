#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The names in a folder as the system has them: any bytes but "/" and zero, in no order.
/// - Throws: `IsolationError.system`
package func folderEntries(_ path: String) throws(IsolationError) -> [[UInt8]] {
  guard let folder = unsafe opendir(path) else {
    throw .system(what: "read the folder \(path)", errorNumber: errno)
  }
  defer { _ = unsafe closedir(folder) }
  var names: [[UInt8]] = []
  while true {
    errno = 0
    guard let entry = unsafe readdir(folder) else { break }
    let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
    let start = unsafe UnsafeRawPointer(entry) + offset
    let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
    let name = unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: length))
    if name != [0x2e], name != [0x2e, 0x2e] { names.append(name) }
  }
  guard errno == 0 else {
    throw .system(what: "read the folder \(path)", errorNumber: errno)
  }
  return names
}

/// Makes a symbolic link, which may lead to a name that is not UTF-8.
/// - Throws: `IsolationError.system`
package func makeLink(_ path: String, to target: [UInt8]) throws(IsolationError) {
  let bytes = target.map { CChar(bitPattern: $0) } + [0]
  guard unsafe symlink(bytes, path) == 0 else {
    throw .system(what: "make a link in \(path)", errorNumber: errno)
  }
}
