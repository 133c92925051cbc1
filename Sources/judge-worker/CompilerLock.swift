import CSystem
import WorkerProtocol

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a compiler and all that it starts are bound to: it reads the toolchain, the system's headers
/// and libraries and the private folder, writes to that folder alone, and has no network.
struct CompilerLock {
  let call: CompilerCall

  init(_ call: CompilerCall) { self.call = call }

  /// Turns this process into the compiler.
  /// - Parameter layers: a pipe to tell what is on.
  func execute(guardedBy parent: pid_t, layers pipe: Int32) -> Never {
    _ = setpgid(0, 0)
    var layers: [IsolationLayer] = []
    if limitResources() { layers.append(.resourceLimits) }
    if csystem_drop_capabilities() == 0 { layers.append(.noCapabilities) }
    let follows = csystem_die_with(parent)
    if follows == -ESRCH { _exit(71) }
    if follows == 0 { layers.append(.parentDeathSignal) }
    if csystem_no_new_privileges() == 0 { layers.append(.noNewPrivileges) }
    let isThere = unsafe chdir(call.folder) == 0
    if limitFiles() { layers.append(.landlock) }
    if csystem_seccomp_confine_compiler() == 0 { layers.append(.seccomp) }
    var bits = IsolationLayers(layers).rawValue
    _ = unsafe write(pipe, &bits, 8)
    _ = csystem_close_from(3)
    if isThere { execute() }
    let reason = unsafe String(cString: strerror(errno))
    let words = Array("cannot start \(call.executable): \(reason)\n".utf8)
    _ = unsafe write(2, words, words.count)
    _exit(127)
  }

  private func execute() {
    let arguments = unsafe ([call.executable] + call.arguments).map { unsafe strdup($0) } + [nil]
    _ = unsafe execv(call.executable, arguments)
  }

  private func limitResources() -> Bool {
    var limits: [ResourceLimit] = [
      ResourceLimit(.core, 0),
      ResourceLimit(.fileSize, call.fileBytes),
      ResourceLimit(.openFiles, 1024),
      ResourceLimit(.cpu, call.cpuSeconds, hard: call.cpuSeconds + 1),
    ]
    #if canImport(Glibc)
      limits.append(ResourceLimit(.data, call.memoryBytes))
    #endif
    return limits.allSatisfy { $0.set() }
  }

  private func limitFiles() -> Bool {
    let rules = csystem_landlock_create()
    guard rules >= 0 else { return false }
    let read = CSYSTEM_LANDLOCK_READ | CSYSTEM_LANDLOCK_EXECUTE
    for path in call.readable {
      let what = path == "/proc" ? CSYSTEM_LANDLOCK_READ_NAMED : read
      _ = unsafe csystem_landlock_allow(rules, path, what)
    }
    _ = unsafe csystem_landlock_allow(
      rules, "/dev/null", CSYSTEM_LANDLOCK_READ | CSYSTEM_LANDLOCK_WRITE)
    let all = read | CSYSTEM_LANDLOCK_WRITE
    guard unsafe csystem_landlock_allow(rules, call.folder, all) == 0 else {
      closeDescriptor(rules)
      return false
    }
    return csystem_landlock_restrict(rules) == 0
  }
}
