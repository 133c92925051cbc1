#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension ChildProcess {
  /// posix_spawn with everything about the child said. Returns 0 or an error number.
  @unsafe static func spawn(
    _ process: inout pid_t, _ path: String, _ arguments: [String], _ environment: [String],
    _ descriptors: [(own: Int32, child: Int32)]
  ) -> Int32 {
    #if canImport(Glibc)
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    var result = unsafe posix_spawn_file_actions_init(&actions)
    guard result == 0 else { return result }
    defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
    result = unsafe posix_spawnattr_init(&attributes)
    guard result == 0 else { return result }
    defer { _ = unsafe posix_spawnattr_destroy(&attributes) }

    result = unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (own, child) in descriptors where result == 0 {
      result = unsafe posix_spawn_file_actions_adddup2(&actions, own, child)
    }
    guard result == 0 else { return result }

    var all = sigset_t()
    var none = sigset_t()
    _ = unsafe sigfillset(&all)
    _ = unsafe sigemptyset(&none)
    _ = unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    _ = unsafe posix_spawnattr_setsigmask(&attributes, &none)
    _ = unsafe posix_spawnattr_setpgroup(&attributes, 0)
    var flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    flags |= Int32(POSIX_SPAWN_SETPGROUP)
    #if canImport(Darwin)
      flags |= Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #endif
    _ = unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

    let argumentPointers = unsafe CStrings([path] + arguments)
    let environmentPointers = unsafe CStrings(environment)
    return unsafe posix_spawn(
      &process, path, &actions, &attributes, argumentPointers.pointers,
      environmentPointers.pointers)
  }
}

/// The strings of argv or envp, as C wants them.
@unsafe private struct CStrings: ~Copyable {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ strings: [String]) { unsafe pointers = strings.map { unsafe strdup($0) } + [nil] }

  deinit { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
}
