#if os(Linux)
  import Foundation
  import Testing
  import WorkerProtocol

  @testable import Isolation

  /// What a candidate may do, from its first instruction on. Where the machine lacks a layer, some of
  /// these attacks would work, on the test itself too.
  @Suite(.enabled(if: machine?.level == .full))
  struct LockTests {
    private static let head = """
      #define _GNU_SOURCE
      #include <errno.h>
      #include <fcntl.h>
      #include <pthread.h>
      #include <sched.h>
      #include <signal.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      #include <sys/ioctl.h>
      #include <sys/mman.h>
      #include <sys/prctl.h>
      #include <sys/resource.h>
      #include <sys/socket.h>
      #include <sys/syscall.h>
      #include <unistd.h>
      static void *nothing(void *p) { return p; }
      static void *wait_long(void *p) { sleep(100); return p; }
      int my_batch_norm(void) { return 0; }

      """

    private func attack(
      _ body: String, swiftRuntime: String? = nil
    ) throws -> (LoadOutcome, String) {
      let scratch = try Scratch()
      let library = try scratch.library(
        Self.head + "__attribute__((constructor)) static void attack(void) { \(body) }")
      var configuration = configuration(library)
      configuration.program.swiftRuntime = swiftRuntime
      let (outcome, printed, _) = try load(configuration)
      return (outcome, printed)
    }

    @Test(arguments: [
      ("fork();", "clone"),
      ("vfork();", "vfork"),
      ("system(\"true\");", "clone"),
      ("execl(\"/bin/true\", \"true\", NULL);", "execve"),
      ("kill(getppid(), SIGTERM);", "kill"),
      ("kill(0, SIGTERM);", "kill"),
      ("kill(-1, 0);", "kill"),
      ("syscall(SYS_tkill, getppid(), 0);", "tkill"),
      ("syscall(SYS_ptrace, 0, 0, 0, 0);", "ptrace"),
      ("syscall(SYS_process_vm_readv, getppid(), 0, 0, 0, 0, 0);", "process_vm_readv"),
      ("setsid();", "setsid"),
      ("unshare(CLONE_NEWUSER);", "unshare"),
      ("syscall(SYS_io_uring_setup, 1, 0);", "io_uring_setup"),
    ])
    func anAttackIsNamed(body: String, call: String) throws {
      let (outcome, _) = try attack(body + "puts(\"survived\");")
      guard case .securityViolation(let seen) = outcome.end else {
        Issue.record("\(body): \(outcome)")
        return
      }
      #expect(seen?.name == call)
    }

    #if arch(x86_64)
      @Test func otherNumberingsAreAttacks() throws {
        for body in [
          "syscall(0x40000000 | SYS_getpid);",
          #"long r; __asm__ volatile("int $0x80" : "=a"(r) : "a"(20) : "memory");"#,
        ] {
          guard case .securityViolation(let call) = try attack(body).0.end else {
            Issue.record("\(body)")
            continue
          }
          #expect(call?.name == nil)
        }
      }
    #endif

    /// The error number that a call of the candidate gets; 0 if it succeeds.
    @Test(arguments: [
      ("open(\"/etc/passwd\", O_RDONLY)", EACCES),
      ("open(\"/proc/self/mem\", O_RDWR)", EACCES),
      ("open(\"/proc/self/stat\", O_RDONLY)", 0),
      ("open(\"/proc\", O_RDONLY | O_DIRECTORY)", EACCES),
      ("open(\"/tmp/judge-escape\", O_WRONLY | O_CREAT, 0600)", EACCES),
      ("open(\"/tmp\", O_RDONLY | O_TMPFILE, 0600)", EACCES),
      ("unlink(\"/tmp/judge-escape\")", EPERM),
      ("socket(AF_INET, SOCK_STREAM, 0)", EPERM),
      ("socket(AF_UNIX, SOCK_STREAM, 0)", EPERM),
      ("setpriority(PRIO_PROCESS, 0, 5)", EPERM),
      ("fcntl(1, F_SETOWN, getppid())", EPERM),
      ("fcntl(1, F_SETSIG, SIGKILL)", EPERM),
      ("ioctl(3, 0x8901, &value)", ENOTTY),
      ("prctl(PR_SET_PDEATHSIG, 0)", EPERM),
      ("prctl(PR_SET_DUMPABLE, 1)", EPERM),
      ("setrlimit(RLIMIT_CPU, &limit)", EPERM),
      ("getrlimit(RLIMIT_CPU, &limit)", 0),
      ("madvise(page, 4096, MADV_HWPOISON)", EINVAL),
      ("madvise(page, 4096, MADV_DONTNEED)", 0),
      ("ftruncate(5, 0)", EPERM),
      ("fcntl(4, F_GETFD)", EBADF),
      ("fcntl(6, F_GETFD)", EBADF),
      ("fcntl(0, F_GETFD)", 0),
      ("-(mmap(0, 4096, 3, MAP_SHARED | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)", ENOMEM),
      ("pthread_create(&thread, 0, nothing, 0) + pthread_join(thread, 0)", 0),
      ("sched_getaffinity(0, sizeof set, &set)", 0),
      ("-(sysconf(_SC_NPROCESSORS_ONLN) < 1)", 0),
      ("syscall(9999)", ENOSYS),
    ])
    func callsAreRefusedOrNot(call: String, errorNumber: Int32) throws {
      let (outcome, printed) = try attack(
        """
        long value = 1; struct rlimit limit; pthread_t thread; cpu_set_t set;
        void *page = mmap(0, 4096, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        errno = 0;
        long result = \(call);
        printf("%d", result < 0 ? errno : 0);
        fflush(stdout);
        """)
      guard case .ready = outcome else {
        Issue.record("\(call): \(outcome)")
        return
      }
      #expect(printed == String(errorNumber), "\(call)")
    }

    @Test func threadsAreLimited() throws {
      let (outcome, printed) = try attack(
        """
        pthread_attr_t attributes; pthread_attr_init(&attributes);
        pthread_attr_setstacksize(&attributes, 65536);
        int made = 0; pthread_t thread;
        while (made < 1000 && pthread_create(&thread, &attributes, wait_long, 0) == 0) made++;
        printf("%d", made);
        fflush(stdout);
        """)
      guard case .ready = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(printed == "63")
    }

    @Test func threadsThatEndMakeRoom() throws {
      let (_, printed) = try attack(
        """
        int made = 0; pthread_t thread;
        while (made < 200 && pthread_create(&thread, 0, nothing, 0) == 0) {
          pthread_join(thread, 0);
          made++;
        }
        printf("%d", made);
        fflush(stdout);
        """)
      #expect(printed == "200")
    }

    @Test func allLayersAreOnAndTold() throws {
      let scratch = try Scratch()
      let library = try scratch.library("int my_batch_norm(void) { return 0; }")
      var worker = try Worker(configuration(library))
      _ = worker.load(deadline: .now + .seconds(5))
      let names = worker.layers.names
      _ = worker.close()
      #expect(
        names == [
          "clean_environment", "closed_descriptors", "sealed_memory", "guard_pages", "rlimits",
          "parent_death_signal", "non_dumpable", "no_new_privs", "landlock", "seccomp",
          "supervised_calls", "thread_limit", "no_capabilities",
        ])
    }

    @Test(arguments: [(nil, ""), ("/usr/lib", "LD_LIBRARY_PATH=/usr/lib;")])
    func theEnvironmentIsClean(_ row: (runtime: String?, shown: String)) throws {
      let (_, printed) = try attack(
        """
        extern char **environ;
        for (char **one = environ; *one; one++) printf("%s;", *one);
        fflush(stdout);
        """, swiftRuntime: row.runtime)
      #expect(
        printed == "SWIFT_BACKTRACE=enable=no,swift-backtrace=/;LC_ALL=C;" + row.shown)
    }

    @Test func inputsCannotBeMadeWritable() throws {
      // The judge's own pages are found as a shared mapping; its protection cannot be raised.
      let region = try SharedRegion(SharedRegion.memory(), byteCount: 8192, againstWriting: true)
      let isSealed = region.sealed
      #expect(isSealed)
      let shared = unsafe mmap(nil, 8192, PROT_READ, MAP_SHARED, region.descriptor.number, 0)
      let raised = unsafe mprotect(shared, 8192, PROT_READ | PROT_WRITE)
      #expect(raised == -1)
      let resized = ftruncate(region.descriptor.number, 0)
      #expect(resized == -1)
      region.store(7 as UInt64, at: 8)
      let seen = unsafe shared!.load(fromByteOffset: 8, as: UInt64.self)
      #expect(seen == 7)
      _ = unsafe munmap(shared, 8192)
    }
  }
#endif
