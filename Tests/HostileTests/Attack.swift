import Testing

/// One hostile candidate, and what the judge must make of it. An attack that only fails ends as
/// `accepted`, since a right solution follows it; one that works ends otherwise, or leaves something
/// behind.
struct Attack: Sendable, CustomTestStringConvertible {
  let file: String
  let verdict: String
  /// What may come of it as well, where it is a race.
  var otherVerdict: String?
  /// What the judge must say.
  let says: String
  var timeout = "5"
  var memory = "192"
  /// Works only behind all layers.
  var needsFullIsolation = false

  init(
    _ file: String, _ verdict: String, _ says: String = "", or otherVerdict: String? = nil,
    timeout: String = "5", needsFullIsolation: Bool = false
  ) {
    self.file = file
    self.verdict = verdict
    self.says = says
    self.otherVerdict = otherVerdict
    self.timeout = timeout
    self.needsFullIsolation = needsFullIsolation
  }

  var testDescription: String { file }

  static func violation(_ file: String, _ call: String) -> Attack {
    Attack(file, "security_violation", "(\(call))", needsFullIsolation: true)
  }

  static func refused(_ file: String) -> Attack {
    Attack(file, "accepted", needsFullIsolation: true)
  }

  static let all: [Attack] =
    processes + signals + memoryOfOthers + files + rights + time + memory + output + ends + buffers
    + forgeries + arithmetic + compiling

  static let processes = [
    violation("fork.c", "clone"),
    violation("fork-at-load.c", "clone"),
    violation("fork-in-resolver.c", "fork"),
    violation("vfork-and-exec.c", "vfork"),
    violation("exec.c", "execve"),
    violation("system.c", "clone"),
    violation("raw-clone.c", "clone"),
    violation("leave-the-session.c", "setsid"),
    refused("start-a-program.swift"),
  ]

  static let signals = [
    violation("kill-the-judge.c", "kill"),
    violation("kill-everybody.c", "kill"),
    violation("queue-a-signal.c", "rt_sigqueueinfo"),
    refused("signal-by-descriptor.c"),
    violation("catch-the-refusal.c", "clone"),
    refused("outlive-the-judge.c"),
  ]

  static let memoryOfOthers = [
    violation("debug-the-judge.c", "ptrace"),
    violation("read-the-judges-memory.c", "process_vm_readv"),
    refused("open-the-judges-memory.c"),
    violation("take-a-descriptor.c", "pidfd_open"),
    Attack("read-everything.swift", "run_time_error", "touched memory that is not its own"),
  ]

  static let files = [
    refused("read-the-problem.c"),
    refused("read-the-problem-at-load.c"),
    refused("read-the-problem.swift"),
    refused("read-a-secret.c"),
    refused("read-the-passwords.c"),
    refused("write-a-file.c"),
    refused("write-a-file.swift"),
    refused("harm-a-file.c"),
    refused("change-itself.c"),
    Attack("read-the-environment.c", "accepted"),
    Attack("use-inherited-descriptors.c", "accepted"),
    refused("connect.c"),
    violation("ring-of-requests.c", "io_uring_setup"),
  ]

  static let rights = [
    violation("new-namespaces.c", "unshare"),
    refused("raise-its-limits.c"),
    refused("poison-memory.c"),
    refused("make-code.c"),
    Attack("other-numbering.c", "security_violation", needsFullIsolation: true),
  ]

  static let time = [
    Attack("loop.c", "time_limit_exceeded", "computing", timeout: "0.5"),
    Attack("loop.swift", "time_limit_exceeded", "computing", timeout: "0.5"),
    Attack("loop-at-load.c", "time_limit_exceeded", "computing", timeout: "0.5"),
    Attack("loop-deaf.c", "time_limit_exceeded", "computing", timeout: "0.5"),
    Attack("loop-in-threads.c", "time_limit_exceeded", "computing", timeout: "0.5"),
    Attack("sleep.c", "time_limit_exceeded", "waiting", timeout: "0.5"),
    Attack("stop-itself.c", "time_limit_exceeded", "waiting", timeout: "0.5"),
    Attack("deadlock.c", "time_limit_exceeded", "waiting", timeout: "0.5"),
  ]

  static let memory = [
    Attack("allocate.c", "memory_limit_exceeded", "192 MiB"),
    Attack("allocate.cpp", "memory_limit_exceeded", "192 MiB"),
    Attack("allocate.swift", "memory_limit_exceeded", "192 MiB"),
    refused("map-shared-memory.c"),
    refused("fill-page-tables.c"),
    Attack("overflow-the-stack.c", "run_time_error", "SIGSEGV"),
    Attack("recurse.swift", "run_time_error", "SIGSEGV"),
    refused("thread-bomb.c"),
    Attack("honest-threads.swift", "accepted"),
  ]

  static let output = [
    Attack("flood-stdout.c", "output_limit_exceeded", "1024 KiB"),
    Attack("flood-stderr.c", "output_limit_exceeded", "1024 KiB"),
    Attack("print-a-verdict.c", "wrong_answer"),
    Attack("terminal-codes.c", "accepted"),
  ]

  static let ends = [
    Attack("exit-with-success.c", "run_time_error", "status 0"),
    Attack("exit-with-success.swift", "run_time_error", "status 0"),
    Attack("exit-at-load.c", "run_time_error", "status 0"),
    Attack("end-the-thread.c", "run_time_error", "status 0"),
    Attack("late-destructor.c", "accepted"),
    Attack("abort.c", "run_time_error", "SIGABRT"),
    Attack("throw.cpp", "run_time_error", "SIGABRT"),
    Attack("trap.swift", "run_time_error", "SIG"),
    Attack("divide-by-zero.c", "run_time_error", "SIGFPE"),
    Attack("null-pointer.c", "run_time_error", "null pointer"),
  ]

  static let buffers = [
    Attack("write-past-the-output.c", "run_time_error", "out["),
    Attack("write-before-the-output.c", "run_time_error", "out["),
    Attack("read-past-the-input.c", "run_time_error", "x["),
    Attack("change-the-input.c", "wrong_answer"),
    Attack("scribble.c", "run_time_error", "SIGSEGV"),
  ]

  static let forgeries = [
    Attack("forge-a-reply.c", "wrong_answer"),
    Attack("forge-replies-ahead.c", "run_time_error"),
    Attack("forge-readiness.c", "time_limit_exceeded", timeout: "0.5"),
    Attack("babble.c", "run_time_error", "channel"),
    Attack("hang-up.c", "run_time_error"),
    refused("send-descriptors.c"),
    // By the time it writes, its buffer may be somebody's guard page.
    Attack("write-after-the-return.c", "wrong_answer", or: "run_time_error"),
  ]

  static let arithmetic = [
    Attack("change-rounding.c", "accepted"),
    Attack("flush-denormals.c", "accepted"),
    Attack("replace-functions.c", "wrong_answer"),
  ]

  static let compiling = [
    Attack("include-the-passwords.c", "compile_error", needsFullIsolation: true),
    Attack("include-a-secret.c", "compile_error", needsFullIsolation: true),
    Attack("assemble-a-secret.c", "compile_error", needsFullIsolation: true),
    Attack("include-itself.c", "compile_error"),
    Attack("flood-the-compiler.c", "compile_error"),
  ]
}
