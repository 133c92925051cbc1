import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file of lines that only grows. What a run that was killed left behind is read by the next; several
/// programs may add lines at a time.
package final class JournalFile: Sendable {
  /// Where a line stands, without its line end.
  package struct Place: Hashable, Sendable {
    package let offset: Int64
    package let count: Int
  }

  private let path: String
  private let descriptor: Descriptor
  private let appending = Mutex(())

  /// Opens the file, or makes it.
  package init(_ path: String) throws(IsolationError) {
    self.path = path
    if FileStamp(path: path).map({ $0.kind != .regular }) ?? false {
      throw .system(what: "read \(path)", errorNumber: EINVAL)
    }
    descriptor = try Descriptor(
      retrying { unsafe open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666) },
      "open \(path)")
  }

  /// Calls `body` with each whole line. A last line without an end was cut off: it is ended, so that
  /// the next begins a line of its own.
  package func readLines(
    _ body: ([UInt8], Place) -> Void
  ) throws(IsolationError) {
    var line: [UInt8] = []
    var lineStart: Int64 = 0
    var position: Int64 = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try read(into: &buffer, at: position)
      if count == 0 { break }
      var rest = buffer[..<count]
      while let end = rest.firstIndex(of: 0x0a) {
        line += rest[..<end]
        body(line, Place(offset: lineStart, count: line.count))
        lineStart += Int64(line.count) + 1
        line.removeAll(keepingCapacity: true)
        rest = rest[(end + 1)...]
      }
      line += rest
      position += Int64(count)
    }
    // Unless somebody is just writing it, which is known when it is this one's turn.
    if !line.isEmpty { try append([], ifEnds: position) }
  }

  package func bytes(at place: Place) throws(IsolationError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: place.count)
    let count = try read(into: &bytes, at: place.offset)
    return Array(bytes.prefix(count))
  }

  /// Adds a line whole or not at all.
  package func append(_ line: [UInt8]) throws(IsolationError) { try append(line, ifEnds: nil) }

  /// - Parameter end: where the file must end; nil: wherever it does.
  private func append(_ line: [UInt8], ifEnds end: Int64?) throws(IsolationError) {
    let result = appending.withLock { _ -> Int32 in
      // Where a file system has no locks, one program at a time is all that works.
      _ = retrying { Int(flock(descriptor.number, LOCK_EX)) }
      defer { _ = flock(descriptor.number, LOCK_UN) }
      let size = lseek(descriptor.number, 0, SEEK_END)
      if let end, size != end { return 0 }
      let result = writeAll(line + [0x0a], to: descriptor.number)
      if result != 0, size >= 0 { _ = ftruncate(descriptor.number, size) }
      return result
    }
    guard result == 0 else { throw .system(what: "write \(path)", errorNumber: result) }
  }

  /// Fills the buffer as far as the file goes.
  private func read(into buffer: inout [UInt8], at offset: Int64) throws(IsolationError) -> Int {
    var done = 0
    let size = buffer.count
    while done < size {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        retrying {
          unsafe pread(
            descriptor.number, bytes.baseAddress! + done, size - done, off_t(offset) + off_t(done))
        }
      }
      if count < 0 { throw .system(what: "read \(path)", errorNumber: Int32(-count)) }
      if count == 0 { break }
      done += count
    }
    return done
  }
}
