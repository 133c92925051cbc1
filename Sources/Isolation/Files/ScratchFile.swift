import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file without a name, for what need not stay in memory. It goes away with the value, however the
/// program ends.
package final class ScratchFile: Sendable {
  /// Where something stands in the file.
  package struct Place: Hashable, Sendable {
    package let offset: Int64
    package let count: Int

    package static let nothing = Place(offset: 0, count: 0)
  }

  private let descriptor: Descriptor
  private let end = Mutex<Int64>(0)
  private let folder: String

  /// - Parameter folder: where there is room.
  package init(in folder: String) throws(IsolationError) {
    self.folder = folder
    let what = "make a temporary file in \(folder)"
    var template = Array("\(folder)/judge-scratch-XXXXXX".utf8CString)
    let number = unsafe mkstemp(&template)
    descriptor = try Descriptor(number < 0 ? -errno : number, what)
    _ = unsafe unlink(template)
    _ = fcntl(descriptor.number, F_SETFD, FD_CLOEXEC)
  }

  /// Adds bytes. Several threads may.
  package func append(_ bytes: [UInt8]) throws(IsolationError) -> Place {
    if bytes.isEmpty { return .nothing }
    let start = end.withLock { end in
      defer { end += Int64(bytes.count) }
      return end
    }
    let result = writeAll(bytes, to: descriptor.number, at: start)
    guard result == 0 else {
      throw .system(what: "write to a temporary file in \(folder)", errorNumber: result)
    }
    return Place(offset: start, count: bytes.count)
  }

  package func bytes(at place: Place) throws(IsolationError) -> [UInt8] {
    if place.count == 0 { return [] }
    var bytes = [UInt8](repeating: 0, count: place.count)
    let result = unsafe bytes.withUnsafeMutableBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = retrying {
          unsafe pread(
            descriptor.number, buffer.baseAddress! + done, buffer.count - done,
            off_t(place.offset) + off_t(done))
        }
        if count <= 0 { return count < 0 ? Int32(-count) : EIO }
        done += count
      }
      return 0
    }
    guard result == 0 else {
      throw .system(what: "read a temporary file in \(folder)", errorNumber: result)
    }
    return bytes
  }
}
