import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal that the program talks to, if it does.
enum Terminal {
  static var size: (width: Int, height: Int) {
    var size = winsize()
    guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return (80, 24) }
    return (Int(size.ws_col), size.ws_row > 0 ? Int(size.ws_row) : 24)
  }

  private static let isPaging = Atomic(false)

  /// An interrupt from the keyboard is the pager's while there is one: less goes back to its prompt.
  static func waitForPager() {
    while isPaging.load(ordering: .relaxed) { usleep(20_000) }
  }

  /// Hands a text to a command of the shell and waits until the reader is done.
  ///
  /// - Returns: false if the shell cannot run the command.
  static func page(_ text: String, through command: String) -> Bool {
    // Colours, no second screen for what fits on one, and the text stays when the pager ends. A user
    // who has set LESS knows better.
    _ = unsafe setenv("LESS", "FRX", 0)
    var ends: (read: Int32, write: Int32) = (-1, -1)
    let hasPipe = unsafe withUnsafeMutableBytes(of: &ends) {
      unsafe pipe($0.baseAddress!.assumingMemoryBound(to: Int32.self)) == 0
    }
    guard hasPipe else { return false }
    _ = fcntl(ends.write, F_SETFD, FD_CLOEXEC)
    let pager = spawn(["/bin/sh", "-c", command], input: ends.read)
    close(ends.read)
    guard let pager else {
      close(ends.write)
      return false
    }
    // A reader who leaves early is no reason to end.
    let before = signal(SIGPIPE, SIG_IGN)
    isPaging.store(true, ordering: .relaxed)
    defer {
      isPaging.store(false, ordering: .relaxed)
      _ = signal(SIGPIPE, before)
    }
    write(text, to: ends.write)
    close(ends.write)
    var status: Int32 = 0
    while unsafe waitpid(pager, &status, 0) < 0, errno == EINTR {}
    // 126 and 127 are the shell's own: not executable, not found.
    return ![126, 127].contains((status >> 8) & 0xff)
  }

  /// Starts a program with the signals as a shell would leave them.
  private static func spawn(_ arguments: [String], input: Int32) -> pid_t? {
    var files = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&files)
    defer { unsafe posix_spawn_file_actions_destroy(&files) }
    unsafe posix_spawn_file_actions_adddup2(&files, input, 0)
    unsafe posix_spawn_file_actions_addclose(&files, input)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    var process: pid_t = 0
    let result = unsafe posix_spawn(&process, arguments[0], &files, &attributes, words, environ)
    return result == 0 ? process : nil
  }
}
