import Foundation
import Testing

/// `judge check --watch`, in whose folder things happen.
@Suite struct WatchTests {
  /// A watch that runs. What it writes goes to a file in the watched folder.
  private final class Watching {
    let scratch: Scratch
    let process = Process()

    init(_ scratch: Scratch, output: FileHandle? = nil, options: [String] = []) throws {
      self.scratch = scratch
      process.executableURL = URL(fileURLWithPath: JudgeRun.program)
      process.arguments = ["check", "batchnorm", "mine.c", "--watch"] + options
      process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
      process.environment = JudgeRun.environment(scratch, ["TERM": "xterm"])
      try scratch.write("", to: ".shown")
      let file = try #require(FileHandle(forWritingAtPath: scratch.path + "/.shown"))
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = output ?? file
      process.standardError = file
      try process.run()
    }

    deinit { if process.isRunning { process.terminate() } }

    func shown() throws -> String { try scratch.read(".shown") }

    /// Waits for a text to be there so many times, as long as a busy machine may need.
    func wait(for text: String, times: Int = 1) throws {
      for _ in 0..<6000 {
        if try shown().components(separatedBy: text).count > times { return }
        usleep(10_000)
      }
      Issue.record("no \(text) in: \(try shown())")
    }

    #if os(Linux)
      /// Waits for a process that the watch has started: a compiler or a worker.
      func child() throws -> String {
        let parent = "PPid:\t\(process.processIdentifier)\n"
        for _ in 0..<6000 {
          for name in try FileManager.default.contentsOfDirectory(atPath: "/proc") {
            if let status = FileManager.default.contents(atPath: "/proc/\(name)/status"),
              String(decoding: status, as: UTF8.self).contains(parent)
            {
              return name
            }
          }
          usleep(10_000)
        }
        return try #require(nil, "no process was started")
      }
    #endif

    func interrupt() -> Int32 {
      process.interrupt()
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  private static let right = "accepted/two-pass.c"
  private static let wrong = "wrong_answer/eps-missing.c"

  private static func source(_ name: String) throws -> String {
    try String(
      contentsOfFile: CheckTests.submission("batchnorm/submissions/" + name), encoding: .utf8)
  }

  @Test func everySaveIsJudged() throws {
    let scratch = try Scratch()
    let mine = scratch.path + "/mine.c"
    let right = try Self.source(Self.right)
    try scratch.write(Self.source(Self.wrong), to: "mine.c")
    let watching = try Watching(scratch)
    try watching.wait(for: "Watching mine.c; Ctrl-C ends.")
    #expect(try watching.shown().hasPrefix("wrong_answer: mine.c, problem batchnorm, "))

    // As many editors save.
    try scratch.write(right, to: "mine.c.new")
    _ = unsafe rename(mine + ".new", mine)
    try watching.wait(for: "Watching mine.c", times: 2)
    let shown = try watching.shown()
    #expect(shown.contains("\naccepted: mine.c, problem batchnorm, 20 of 20 points\n"))
    #expect(
      shown.contains(
        """
        Since the last check
          Was wrong_answer, is accepted now.

        """))
    #expect(shown.contains("  No longer seen: eps-missing.\n"))

    try FileManager.default.removeItem(atPath: mine)
    try watching.wait(for: "mine.c is gone: waiting until it is there again.")
    try FileManager.default.createDirectory(atPath: mine, withIntermediateDirectories: false)
    try watching.wait(for: "mine.c is a folder: waiting until it is a file again.")
    try FileManager.default.removeItem(atPath: mine)
    try watching.wait(for: "is gone", times: 2)
    try Data().write(to: URL(fileURLWithPath: mine))
    try watching.wait(for: "mine.c is empty: waiting until something is in it.")

    // What was judged last is shown again, but is no new try.
    try Data(right.utf8).write(to: URL(fileURLWithPath: mine))
    try watching.wait(for: "Watching mine.c", times: 3)
    try scratch.write("int x = ;\n", to: "mine.c")
    try watching.wait(for: "Watching mine.c", times: 4)
    #expect(try watching.shown().contains("\n  mine.c:1:9: error: "))
    #expect(try watching.shown().contains("Was accepted, is compile_error now."))

    #expect(watching.interrupt() == 130)
    #expect(!scratch.exists(".data/judge/work"))
    #expect(try scratch.read(".data/judge/progress.json").contains("\"tries\" : 3"))
  }

  /// What is half written may be judged as it is, and is judged again when it is whole.
  @Test func aSlowWriterAndALink() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/elsewhere", withIntermediateDirectories: false)
    try scratch.write(Self.source(Self.wrong), to: "elsewhere/real.c")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/mine.c", withDestinationPath: "elsewhere/real.c")
    let watching = try Watching(scratch)
    try watching.wait(for: "Watching mine.c")
    let right = try Self.source(Self.right)
    let half = right.index(right.startIndex, offsetBy: right.count / 2)
    let file = try #require(FileHandle(forWritingAtPath: scratch.path + "/elsewhere/real.c"))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: Data(right[..<half].utf8))
    try file.write(contentsOf: Data(right[half...].utf8))
    try file.close()
    try watching.wait(for: "\naccepted: mine.c")
    #expect(watching.interrupt() == 130)
  }

  #if os(Linux)
    /// Nobody waits for the verdict on what has been replaced.
    @Test func aSaveEndsWhatRuns() throws {
      let scratch = try Scratch()
      try scratch.write(
        Self.source("time_limit_exceeded/endless-loop.c"), to: "mine.c")
      let watching = try Watching(scratch, options: ["--timeout", "3000"])
      let worker = try watching.child()
      try scratch.write(Self.source(Self.right), to: "mine.c")
      try watching.wait(for: "Watching mine.c")
      #expect(try watching.shown().hasPrefix("accepted: mine.c"))
      #expect(!FileManager.default.fileExists(atPath: "/proc/\(worker)"))
      #expect(watching.interrupt() == 130)
      #expect(try scratch.read(".data/judge/progress.json").contains("\"tries\" : 1"))
    }

    @Test func oneScreen() throws {
      let scratch = try Scratch()
      try scratch.write(Self.source(Self.wrong), to: "mine.c")
      let terminal = try Terminal(rows: 24)
      let watching = try Watching(scratch, output: terminal.handle)
      try terminal.wait { $0.contains("Ctrl-C ends.") }
      #expect(watching.interrupt() == 130)
      let (judging, verdict) = try #require(terminal.shown.split(at: "\u{1B}[H\u{1B}[J"))
      #expect(judging == "\r\u{1B}[KJudging mine.c …")
      let lines = verdict.components(separatedBy: "\r\n")
      #expect(lines.count > 4 && lines.count <= 24)
      #expect(lines[0].hasPrefix("\u{1B}[31mwrong_answer\u{1B}[0m: mine.c"))
      #expect(lines.contains("Next: judge explain eps-missing"))
      #expect(
        lines.contains { $0.wholeMatch(of: /\([0-9]+ more lines without --watch\.\)/) != nil })
    }
  #endif

  @Test(arguments: [
    (["mine.c", "--format", "json"], 2, "--watch and --format json contradict each other: "),
    (["mine.c", "-o", "report.txt"], 2, "--watch and --output contradict each other: "),
    (["none.c"], 3, "there is no candidate none.c: "),
    ([], 3, "there is no candidate batchnorm.swift: "), (["."], 3, ". is a folder: "),
  ]) func badInput(_ row: (arguments: [String], status: Int32, message: String)) throws {
    let scratch = try Scratch()
    try scratch.write(Self.source(Self.right), to: "mine.c")
    let run = try JudgeRun.judge(["check", "batchnorm", "--watch"] + row.arguments, in: scratch)
    #expect(run.status == row.status)
    #expect(run.errors.hasPrefix("judge: " + row.message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }
}

extension String {
  /// What is before and after the first place of a text.
  fileprivate func split(at mark: String) -> (String, String)? {
    range(of: mark).map { (String(self[..<$0.lowerBound]), String(self[$0.upperBound...])) }
  }
}
