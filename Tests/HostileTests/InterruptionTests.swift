#if os(Linux)
  import Foundation
  import Testing

  /// The judge is ended in the middle of its work.
  struct InterruptionTests {
    private func waitUntil(_ condition: () throws -> Bool) throws -> Bool {
      for _ in 0..<400 {
        if try condition() { return true }
        usleep(10_000)
      }
      return false
    }

    /// The processes that have the given one as their parent.
    private func children(of parent: Int32) -> [String] {
      let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return processes.filter { process in
        guard let status = FileManager.default.contents(atPath: "/proc/\(process)/status") else {
          return false
        }
        return String(decoding: status, as: UTF8.self).contains("PPid:\t\(parent)\n")
      }
    }

    private func exists(_ process: String) -> Bool {
      FileManager.default.fileExists(atPath: "/proc/" + process)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGKILL])
    func theWorkerGoesToo(signal: Int32) throws {
      let place = try Place()
      let process = place.process(["check", "batchnorm", try place.candidate("sleep.c")])
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      // Past the compiler: the worker is there when its folder is gone.
      let library = place.path + "/../cache/judge/candidates"
      #expect(
        try waitUntil {
          let made = (try? FileManager.default.contentsOfDirectory(atPath: library)) ?? []
          return try !made.isEmpty && place.work().isEmpty
            && !children(of: process.processIdentifier).isEmpty
        })
      let workers = children(of: process.processIdentifier)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(signal == SIGKILL || process.terminationStatus == 130)
      #expect(signal == SIGKILL || !workers.contains(where: exists), "they were not collected")
      #expect(try waitUntil { !workers.contains(where: exists) })
      #expect(try place.work().isEmpty)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
    func theCompilerGoesToo(signal: Int32) throws {
      let place = try Place()
      // Takes the compiler more time than this test has.
      let source =
        "#include <stdint.h>\n#define A(x) x x x x x x x x\n" + """
          #define B(x) A(A(A(A(A(A(A(A(x))))))))
          int32_t my_batch_norm(void) { int i = 0; B(i += i * 3; ) return i; }
          """
      let candidate = place.path + "/slow.c"
      try Data(source.utf8).write(to: URL(fileURLWithPath: candidate))
      let process = place.process(["check", "batchnorm", candidate])
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      var family: [String] = []
      #expect(
        try waitUntil {
          family = children(of: process.processIdentifier)
          family += family.flatMap { children(of: Int32($0) ?? 0) }
          return family.count >= 2
        })
      family += family.flatMap { children(of: Int32($0) ?? 0) }
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(signal == SIGKILL || process.terminationStatus == 130)
      #expect(try waitUntil { !family.contains(where: exists) })
      #expect(try waitUntil { try place.work().isEmpty })
    }
  }
#endif
