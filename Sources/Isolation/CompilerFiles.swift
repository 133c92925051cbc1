#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a compiler may read.
enum CompilerFiles {
  private static let names = ["bin", "lib", "lib32", "lib64", "libexec", "include", "share/swift"]

  /// The system's programs, headers and libraries, and the toolchain of `executable`. Not the rest of
  /// /usr, where the judge may be installed, and of /etc only what tells libraries and systems apart.
  static func readable(_ executable: String) -> [String] {
    let files = [
      "/etc/ld.so.cache", "/etc/alternatives", "/etc/os-release", "/etc/lsb-release",
      "/etc/debian_version", "/dev/urandom", "/sys/devices/system/cpu", "/sys/fs/cgroup",
    ]
    return ["/usr", "/usr/local", ""].flatMap { folders(below: $0) } + files
      + toolchain(of: executable)
  }

  private static func folders(below prefix: String) -> [String] {
    names.map { "\(prefix)/\($0)" }
  }

  /// The folders beside the one that holds the program, wherever links lead to.
  private static func toolchain(of executable: String) -> [String] {
    guard let resolved = unsafe realpath(executable, nil) else { return [] }
    defer { unsafe free(resolved) }
    let path = unsafe String(cString: resolved)
    let parts = path.split(separator: "/")
    guard let name = parts.last else { return [] }
    // Swift asks the system for the bounds of its stack. A Swift source cannot include files.
    let processes = name.hasPrefix("swift") ? ["/proc"] : []
    guard parts.count >= 3, parts[parts.count - 2] == "bin" else { return [path] + processes }
    return folders(below: "/" + parts.dropLast(2).joined(separator: "/")) + processes
  }
}
