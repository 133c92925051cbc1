import CSystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Lock {
  /// Lets the process read the candidate and the libraries it may need, and no other file.
  func limitFiles() -> Bool {
    let rules = csystem_landlock_create()
    guard rules >= 0 else { return false }
    let readable = CSYSTEM_LANDLOCK_READ | CSYSTEM_LANDLOCK_EXECUTE
    for path in Self.libraryFolders + ["/etc/ld.so.cache", libraryPath] {
      // What is not there need not be read.
      _ = unsafe csystem_landlock_allow(rules, path, readable)
    }
    // Dispatch counts its threads in /proc/THREAD/stat, and Swift asks for the bounds of its stack.
    // What of other processes is worth hiding there, their memory, environment and files, the system
    // does not show to a process that is bound by rules.
    _ = unsafe csystem_landlock_allow(rules, "/proc", CSYSTEM_LANDLOCK_READ_NAMED)
    return csystem_landlock_restrict(rules) == 0
  }

  /// Where systems keep their libraries, and where the judge says that the Swift runtime is.
  private static var libraryFolders: [String] {
    var folders = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib"]
    if let runtime = unsafe getenv("LD_LIBRARY_PATH") {
      folders.append(unsafe String(cString: runtime))
    }
    return folders
  }
}

func closeDescriptor(_ descriptor: Int32) { _ = close(descriptor) }
