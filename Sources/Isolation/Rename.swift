#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gives a file another name in one step, replacing what has that name.
/// - Throws: `IsolationError.system`
package func renameFile(_ source: String, to target: String) throws(IsolationError) {
  guard unsafe rename(source, target) == 0 else {
    throw .system(what: "rename \(source) to \(target)", errorNumber: errno)
  }
}
