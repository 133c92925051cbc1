import Foundation
import Testing
import WorkerProtocol

@testable import Isolation

/// Constructors run inside dlopen: they can do everything that a candidate can.
struct WorkerEndTests {
  private func end(
    _ body: String, wait: Duration = .seconds(5), memoryMebibytes: Int = 256, cpuSeconds: Int = 10,
    outputLimitBytes: Int = 1 << 20
  ) throws -> (LoadOutcome, String, WorkerUsage) {
    let scratch = try Scratch()
    let library = try scratch.library(
      """
      #include <errno.h>
      #include <signal.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      #include <unistd.h>
      __attribute__((constructor)) static void attack(void) { \(body) }
      int my_batch_norm(void) { return 0; }
      """)
    return try load(
      configuration(
        library, memoryMebibytes: memoryMebibytes, outputLimitBytes: outputLimitBytes,
        cpuSeconds: cpuSeconds), wait: wait)
  }

  @Test func aGoodCandidateIsReady() throws {
    let (outcome, printed, usage) = try end(#"puts("hello"); fflush(stdout);"#)
    guard case .ready = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(printed == "hello\n")
    #expect(usage.wall > .zero && usage.cpu > .zero && usage.peakBytes > 1 << 20)
  }

  @Test func somethingElseThanALibraryIsNotLoadable() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/text.so"
    try Data("no library".utf8).write(to: URL(fileURLWithPath: path))
    let (outcome, _, _) = try load(configuration(path))
    guard case .notLoadable(let reason) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(reason.contains("text.so"))
  }

  @Test(arguments: [0, 1, 77] as [Int32])
  func anExitIsSeen(status: Int32) throws {
    #expect(try end("exit(\(status));").0.end == .exited(status: status))
    #expect(try end("_exit(\(status));").0.end == .exited(status: status))
  }

  @Test func aLoopAndASleepRunOutOfTime() throws {
    guard
      case .timeLimit(let wall, let cpu, nil, true) =
        try end("for (;;);", wait: .milliseconds(500)).0.end
    else {
      Issue.record()
      return
    }
    #expect(cpu > .milliseconds(50) && wall >= .milliseconds(500))
    guard
      case .timeLimit(_, let little, nil, false) =
        try end("for (;;) sleep(1);", wait: .milliseconds(500)).0.end
    else {
      Issue.record()
      return
    }
    #expect(little < .milliseconds(50))
  }

  @Test func signalsAreNamed() throws {
    for (body, number) in [
      ("abort();", SIGABRT), ("__builtin_trap();", SIGILL), ("raise(SIGFPE);", SIGFPE),
      ("raise(SIGTERM);", SIGTERM), ("*(volatile int *)64 = 1;", SIGSEGV),
    ] {
      guard case .signalled(let seen, let record) = try end("errno = 0;" + body).0.end else {
        Issue.record("\(body)")
        continue
      }
      #expect(seen == number)
      if number == SIGSEGV {
        #expect(record?.address == 64 && record?.write == 1 && record?.buffer == -1)
      }
    }
  }

  @Test func aFailedAllocationIsTheMemoryLimit() throws {
    let (outcome, _, _) = try end(
      "for (;;) { volatile char *p = malloc(1 << 24); for (int i = 0; i < 1 << 24; i += 4096) p[i] = 1; }",
      memoryMebibytes: 128)
    guard case .memoryLimit(let peak, let limit) = outcome.end else {
      Issue.record("\(outcome)")
      return
    }
    #expect(limit == 128 << 20)
    #expect(peak > 64 << 20 && peak < 192 << 20)
  }

  @Test func aFloodOfOutputIsStopped() throws {
    let (outcome, printed, _) = try end(
      #"for (;;) fputs("flood ", rand() & 1 ? stdout : stderr);"#, outputLimitBytes: 10_000)
    #expect(outcome.end == .outputLimit(bytes: 10_000))
    #expect(printed.utf8.count == 10_000)
  }

  @Test func cpuIsLimitedApartFromWallTime() throws {
    guard case .timeLimit(_, _, let limit, _) = try end("for (;;);", cpuSeconds: 1).0.end else {
      Issue.record()
      return
    }
    #expect(limit == .seconds(1))
  }

  @Test func aForgedAnswerOfTheWrongSizeIsBabble() throws {
    #expect(try end(#"write(3, "nonsense", 8); for (;;) pause();"#).0.end == .babbled)
  }

  @Test func aClosedControlSocketIsSeen() throws {
    let (outcome, _, usage) = try end("close(3); for (;;) pause();")
    #expect(outcome.end == .hungUp)
    #expect(usage.wall < .seconds(2))
  }
}
