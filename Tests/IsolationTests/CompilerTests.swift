import Foundation
import Testing
import WorkerProtocol

@testable import Isolation

/// Somebody's source in a locked compiler.
struct CompilerTests {
  /// The absolute path of a program, as the shell finds it.
  static func program(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private func run(
    _ compiler: String, _ arguments: [String], files: [String: String] = [:],
    limits: CompilerRun.Limits = .init()
  ) throws -> (run: CompilerRun, produced: [String]) {
    let folder = try TemporaryFolder(in: FileManager.default.temporaryDirectory.path)
    for (name, content) in files {
      try Data(content.utf8).write(to: URL(fileURLWithPath: folder.path + "/" + name))
    }
    let executable = try #require(Self.program(compiler), "there is no \(compiler)")
    let run = try runCompiler(
      workerPath: productFolder + "/judge-worker", executable: executable, arguments: arguments,
      workingDirectory: folder.path,
      environment: ["PATH=/usr/bin:/bin", "HOME=" + folder.path, "TMPDIR=" + folder.path],
      limits: limits)
    return (run, try FileManager.default.contentsOfDirectory(atPath: folder.path))
  }

  private func c(
    _ source: String, limits: CompilerRun.Limits = .init()
  ) throws -> (run: CompilerRun, produced: [String]) {
    try run(
      "clang", ["-O1", "-shared", "-fPIC", "-o", "out.so", "source.c"], files: ["source.c": source],
      limits: limits)
  }

  @Test func aCSourceCompiles() throws {
    let (run, produced) = try c("#include <math.h>\ndouble f(double x) { return sqrt(x); }")
    #expect(run.succeeded, "\(run.outcome) \(run.output)")
    #expect(produced.contains("out.so"))
    #expect(run.usage.cpu > .zero && run.usage.peakBytes > 1 << 20)
    #expect(run.layers.has(.landlock) == hidesFiles)
  }

  @Test func aCxxSourceCompiles() throws {
    let (run, produced) = try run(
      "clang++", ["-O1", "-shared", "-fPIC", "-o", "out.so", "source.cpp"],
      files: ["source.cpp": "#include <vector>\nint f() { return std::vector<int>(3).size(); }"])
    #expect(run.succeeded, "\(run.outcome) \(run.output)")
    #expect(produced.contains("out.so"))
  }

  @Test func aSwiftSourceCompiles() throws {
    let (run, produced) = try run(
      "swiftc",
      ["-O", "-emit-library", "-module-cache-path", "cache", "-o", "out.so", "source.swift"],
      files: [
        "source.swift": """
        import Dispatch
        import Foundation
        @_cdecl("f") public func f(_ x: Double) -> Double { sqrt(x) + Date().timeIntervalSince1970 }
        """
      ])
    #expect(run.succeeded, "\(run.outcome) \(run.output)")
    #expect(produced.contains("out.so"))
  }

  @Test func anErrorIsToldInTheCompilersWords() throws {
    let (run, _) = try c("int f(void) { return nothing; }")
    #expect(run.outcome == .exited(status: 1))
    #expect(run.output.contains("undeclared identifier 'nothing'"))
  }

  @Test(
    .enabled(if: hidesFiles),
    arguments: [
      #"#include "/etc/passwd""#,
      #"__asm__(".incbin \"/etc/passwd\"");"#,
      #"const char data[] = {"# + "\n" + #"#embed "/etc/passwd""# + "\n};",
      #"#include "/proc/self/environ""#,
      #"__asm__(".incbin \"/dev/zero\"");"#,
    ])
  func otherPeoplesFilesAreNotThere(source: String) throws {
    let (run, produced) = try c(source)
    #expect(!run.succeeded)
    #expect(!produced.contains("out.so"))
    #expect(!run.output.contains("root:") && !run.output.contains("HOME="))
  }

  @Test func theInputOfTheJudgeIsNotThere() throws {
    let (run, _) = try c("#include \"/dev/stdin\"\nint f(void) { return 0; }")
    #expect(run.output == "")
  }

  @Test(.enabled(if: hidesFiles)) func theFolderOfTheProblemsIsNotThere() throws {
    let scratch = try Scratch()
    let secret = scratch.path + "/expected.h"
    try Data("int secret = 42;\n".utf8).write(to: URL(fileURLWithPath: secret))
    let (run, _) = try c("#include \"\(secret)\"\n")
    #expect(!run.succeeded)
    #expect(run.output.contains("expected.h"))
  }

  @Test(.enabled(if: hidesFiles)) func nothingIsWrittenElsewhere() throws {
    let scratch = try Scratch()
    let (run, _) = try run("sh", ["-c", "echo x > \(scratch.path)/escape"])
    #expect(!run.succeeded)
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/escape"))
  }

  @Test func timeIsLimited() throws {
    let limits = CompilerRun.Limits(wall: .milliseconds(300))
    guard
      case .timeLimit = try run("sh", ["-c", "while :; do :; done"], limits: limits).run.outcome
    else {
      Issue.record()
      return
    }
    guard
      case .timeLimit =
        try run("sh", ["-c", "while :; do :; done"], limits: .init(cpuSeconds: 1)).run.outcome
    else {
      Issue.record()
      return
    }
  }

  @Test func outputIsLimited() throws {
    let (run, _) = try run("sh", ["-c", "yes"], limits: .init(outputBytes: 5000))
    #expect(run.outcome == .outputLimit(bytes: 5000))
    #expect(run.output.utf8.count == 5000)
  }

  @Test func memoryIsLimited() throws {
    // Each line doubles what the one before stands for.
    let bomb = (1...40).map { "#define m\($0) m\($0 - 1) m\($0 - 1)" }.joined(separator: "\n")
    let (run, _) = try c(
      "#define m0 +1\n\(bomb)\nint f(void) { return 0 m40; }",
      limits: .init(cpuSeconds: 20, memoryMebibytes: 160))
    guard case .memoryLimit(_, let limit) = run.outcome else {
      Issue.record("\(run.outcome) \(run.output.prefix(300))")
      return
    }
    #expect(limit == 160 << 20)
  }

  @Test func filesAreLimited() throws {
    let (run, _) = try c(
      #"__asm__(".data\n.space 0x20000000");"#, limits: .init(fileMebibytes: 16))
    #expect(!run.succeeded)
  }

  #if os(Linux)
    /// Whether a process with these arguments runs.
    private func runs(_ arguments: String) -> Bool {
      let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return processes.contains { process in
        guard let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") else {
          return false
        }
        return String(decoding: line, as: UTF8.self).replacing("\0", with: " ").contains(arguments)
      }
    }

    @Test(arguments: [true, false])
    func nothingLivesOn(isKilled: Bool) throws {
      let mark = "7\(UInt32.random(in: 100_000...999_999))"
      let script =
        "setsid sleep \(mark) & (setsid sleep \(mark) &) ; sleep \(isKilled ? mark : "0.2")"
      let (run, _) = try run("sh", ["-c", script], limits: .init(wall: .milliseconds(500)))
      #expect(run.succeeded != isKilled)
      #expect(!runs("sleep " + mark))
    }
  #endif
}
