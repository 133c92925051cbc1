#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of this user's alone, which goes away with the value, and also if the program is
/// interrupted (see `Interruption`).
package struct TemporaryFolder: ~Copyable {
  /// Absolute, if `parent` is.
  package let path: String

  /// - Parameter parent: An existing folder to make it in.
  package init(in parent: String, prefix: String = "judge-") throws(IsolationError) {
    var errorNumber: Int32 = 0
    let path = Remains.shared.insertFolder {
      var template = Array("\(parent)/\(prefix)XXXXXX".utf8CString)
      guard unsafe mkdtemp(&template) != nil else {
        errorNumber = errno
        return nil
      }
      return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    guard let path else {
      throw .system(what: "make a folder in \(parent)", errorNumber: errorNumber)
    }
    self.path = path
  }

  deinit { Remains.shared.removeFolder(path) }
}
