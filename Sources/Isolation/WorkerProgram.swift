#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program `judge-worker`, and what it is started with whatever it is to do.
package struct WorkerProgram: Sendable {
  package var path: String
  /// The folder where candidates that are linked to the Swift runtime find it: the worker itself holds
  /// its own. nil where there is none, or where it is part of the system.
  package var swiftRuntime: String?

  package init(path: String, swiftRuntime: String? = nil) {
    self.path = path
    self.swiftRuntime = swiftRuntime
  }

  /// - Parameter compiler: `swiftc`, beside which the runtime is, wherever links lead to. Where it has
  ///   none, the folders count where systems keep it.
  package init(path: String, besideCompiler compiler: String?) {
    let folders =
      [compiler.flatMap(Self.runtime)].compactMap(\.self)
      + ["/usr/lib/swift/linux", "/usr/libexec/swift/lib/swift/linux"]
    self.init(
      path: path,
      swiftRuntime: folders.first { unsafe access($0 + "/libswiftCore.so", R_OK) == 0 })
  }

  private static func runtime(beside compiler: String) -> String? {
    guard let resolved = unsafe realpath(compiler, nil) else { return nil }
    defer { unsafe free(resolved) }
    let parts = unsafe String(cString: resolved).split(separator: "/").dropLast(2)
    return "/" + (parts + ["lib", "swift", "linux"]).joined(separator: "/")
  }
}
