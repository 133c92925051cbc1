import Foundation
import Testing

/// `judge check` as its users start it.
struct CheckTests {
  /// The checkout that these tests were built in.
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static func submission(_ path: String) -> String { "\(checkout)/problems/\(path)" }

  private struct Report: Decodable {
    struct Score: Decodable {
      var earned: Int
      var possible: Int
    }
    struct Case: Decodable {
      struct Check: Decodable {
        var name: String
        var status: String
      }
      var id: String
      var verdict: String
      var checks: [Check]
    }
    struct Diagnosis: Decodable { var mistakes: [String] }
    var schema: String
    var verdict: String
    var message: String?
    var score: Score
    var cases: [Case]
    var diagnosis: [Diagnosis]
  }

  private func report(_ problem: String, _ candidate: String, _ more: [String] = []) throws -> (
    Report, Int32
  ) {
    let run = try JudgeRun.judge(
      ["check", problem, candidate, "--format", "json"] + more, in: Scratch())
    return (try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)), run.status)
  }

  @Test(
    arguments: [
      "batchnorm/submissions/accepted/two-pass.c", "batchnorm/submissions/accepted/welford.c",
      "batchnorm/submissions/accepted/long-double.cpp",
      "batchnorm/submissions/accepted/two-pass.swift",
      "batchnorm2d/submissions/accepted", "batchnorm1d-pytorch/submissions/accepted",
    ])
  func rightCandidatesAreAccepted(_ path: String) throws {
    var path = Self.submission(path)
    let problem = path.split(separator: "/").drop { $0 != "problems" }.dropFirst().first ?? ""
    if !path.contains(".c") && !path.hasSuffix(".swift") {
      let names = try FileManager.default.contentsOfDirectory(atPath: path)
      path += "/" + (try #require(names.sorted().first { $0.hasSuffix(".c") }))
    }
    let (report, status) = try report(String(problem), path)
    #expect(report.verdict == "accepted")
    #expect(report.score.earned == report.score.possible)
    #expect(report.diagnosis.isEmpty)
    #expect(status == 0)
  }

  @Test(
    arguments: [
      ("wrong_answer/eps-outside-sqrt.swift", "wrong_answer", ["eps-outside-sqrt"]),
      ("wrong_answer/beta-missing.c", "wrong_answer", ["beta-missing"]),
      ("run_time_error/one-channel-too-many.c", "run_time_error", nil),
      ("compile_error/missing-return.swift", "compile_error", nil),
    ] as [(String, String, [String]?)])
  func wrongCandidatesAreNot(_ row: (path: String, verdict: String, mistakes: [String]?)) throws {
    let (report, status) = try report(
      "batchnorm", Self.submission("batchnorm/submissions/" + row.path))
    #expect(report.schema == "judge-report/1")
    #expect(report.verdict == row.verdict)
    #expect(status == 1)
    if let mistakes = row.mistakes { #expect(report.diagnosis.map(\.mistakes) == [mistakes]) }
    if row.verdict == "run_time_error" {
      #expect(report.message?.contains("one past its") == true)
    }
  }

  @Test func aLoopIsStoppedInTime() throws {
    let started = ContinuousClock.now
    let (report, status) = try report(
      "batchnorm", Self.submission("batchnorm/submissions/time_limit_exceeded/endless-loop.c"),
      ["--timeout", "0.5"])
    #expect(report.verdict == "time_limit_exceeded")
    #expect(report.message?.contains("it was computing") == true)
    #expect(report.cases.contains { $0.verdict == "skipped" })
    #expect(status == 1)
    #expect(ContinuousClock.now - started < .seconds(30))
  }

  @Test func withoutACandidateAFileOfTheFolderIsTaken() throws {
    let scratch = try Scratch()
    let example = Self.submission("batchnorm/submissions/accepted/two-pass.c")
    try scratch.write(try String(contentsOfFile: example, encoding: .utf8), to: "batchnorm.c")
    let own = try JudgeRun.judge(["check", "batchnorm"], in: scratch)
    #expect(own.errors.contains("judging batchnorm.c of the current folder"))
    #expect(own.output.hasPrefix("accepted: batchnorm.c"))
    let none = try JudgeRun.judge(["check", "batchnorm"], in: try Scratch())
    #expect(none.errors.contains("the problem's own accepted example"))
    #expect(none.status == 0)
  }

  /// One clear message, and the right exit code.
  @Test(
    arguments: [
      (["check", "batchnrm"], 3, "did you mean batchnorm?"),
      (["check", "batchnorm", "nothing.c"], 3, "there is no candidate nothing.c"),
      (["check", "batchnorm", "."], 3, "is a folder"),
      (["check", "batchnorm", "notes.txt"], 3, "must end in .swift"),
      (["check", "batchnorm", "empty.c"], 1, "empty.c is empty"),
      (["check", "batchnorm", "text.so"], 1, "it is a text file"),
      (["check", "batchnorm", "pipe.c"], 3, "pipe.c is a pipe or a device"),
      (["check", "batchnorm", "huge.c"], 1, "huge.c has more than the 16 MiB"),
      (["check", "batchnorm", "empty.c", "--output", "no/such/folder"], 5, "cannot write"),
      (["check", "batchnorm", "empty.c", "--seed", "x"], 2, "--seed"),
      (["check", "batchnorm", "empty.c", "--timeout", "-1"], 2, "--timeout"),
      (["check"], 2, "PROBLEM"),
      (["chek"], 2, "did you mean check?"),
      (["check", "batchnorm", "--problems", "nowhere"], 3, "nowhere"),
      (["verify", "--fixture", "nothing.json"], 3, "no such fixture"),
      (["verify", "--fixture", "broken.json"], 4, "broken.json:1:"),
      (["explain", "eps-outside-sqr"], 3, "did you mean eps-outside-sqrt?"),
      ([], 2, "judge"),
    ] as [([String], Int32, String)])
  func badInput(_ row: (arguments: [String], status: Int32, message: String)) throws {
    let scratch = try Scratch()
    try scratch.write("", to: "empty.c")
    try scratch.write("text", to: "notes.txt")
    try scratch.write("text", to: "text.so")
    try scratch.makePipe("pipe.c")
    try scratch.write("", to: "huge.c")
    try scratch.setSize(of: "huge.c", to: 1 << 33)
    try scratch.write("{\"schema\": 1}", to: "broken.json")
    let run = try JudgeRun.judge(row.arguments, in: scratch)
    #expect(run.status == row.status)
    #expect((run.output + run.errors).contains(row.message))
  }

  /// What is no regular file is written to and stays: root could put a file in the place of /dev/null.
  @Test func anOutputThatIsAPipeStaysOne() throws {
    let scratch = try Scratch()
    let pipe = scratch.path + "/pipe"
    try scratch.makePipe("pipe")
    // Both ends, so that neither waits for the other.
    let descriptor = unsafe open(pipe, O_RDWR)
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    let run = try JudgeRun.judge(["list", "--output", "pipe"], in: scratch)
    #expect(run.status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: pipe)
    #expect(attributes[.type] as? FileAttributeType != .typeRegular)
    if attributes[.type] as? FileAttributeType != .typeRegular {
      #expect(String(decoding: handle.availableData, as: UTF8.self).contains("batchnorm2d"))
    }
  }

  /// Products under a prefix with a space in its name, from another folder, with links to them.
  @Test func installedUnderAPrefix() throws {
    let scratch = try Scratch()
    let files = FileManager.default
    let prefix = scratch.path + "/pre fix"
    for folder in ["bin", "libexec", "share/judge"] {
      try files.createDirectory(atPath: "\(prefix)/\(folder)", withIntermediateDirectories: true)
    }
    try files.copyItem(atPath: JudgeRun.program, toPath: prefix + "/bin/judge")
    try files.copyItem(
      atPath: JudgeRun.productFolder + "/judge-worker", toPath: prefix + "/libexec/judge-worker")
    for folder in ["problems", "fixtures"] {
      try files.copyItem(
        atPath: "\(Self.checkout)/\(folder)", toPath: "\(prefix)/share/judge/\(folder)")
    }
    try files.createSymbolicLink(
      atPath: scratch.path + "/link", withDestinationPath: prefix + "/bin/judge")
    let run = try JudgeRun.run(scratch.path + "/link", ["check", "batchnorm"], in: scratch)
    #expect(run.status == 0)
    #expect(run.output.contains("accepted"))
    #expect(run.errors.contains(prefix + "/share") || run.errors.contains("accepted example"))
  }

  /// What is said of the mistake is in the user's language; what other programs read is not.
  @Test func inChinese() throws {
    let scratch = try Scratch()
    let wrong = Self.submission("batchnorm/submissions/wrong_answer/eps-missing.c")
    let check = ["check", "batchnorm", wrong]
    let run = try JudgeRun.judge(check, in: scratch, ["LANG": "zh_CN.UTF-8"])
    #expect(
      run.output.contains(
        """

        错误
          漏掉 ε：x − m 除以了 √v，而不是 √(v + ε)。
          检查每一个应该出现 ε 的地方，改变 ε 的值，看看什么会变。
          这解释了全部 60 项未通过的检查。

        """), "\(run.output)")
    let json = try JudgeRun.judge(
      check + ["--format", "json"], in: scratch, ["LANG": "zh_CN.UTF-8"])
    #expect(json.output.contains("Leaves out ε: ") && !json.output.contains("漏掉"))
    let page = try JudgeRun.judge(
      ["explain", "eps-missing", "--language-of-text", "zh"], in: scratch)
    #expect(page.output.hasPrefix("eps-missing\n\n漏掉 ε。\n"))
    #expect(page.output.contains("\n\n怎样在自己的代码里找到它\n  搜索 `eps`："))
  }

  /// Errors that show only where the judge calls the candidate are told in the learner's own terms.
  @Test(arguments: [
    ("batchnorm", "gamma:", "weight:", "mine.swift:11: myBatchNorm is not declared as"),
    ("batchnorm", "inout ", "", "mine.swift:11: myBatchNorm is not declared as"),
    ("batchnorm", "func myBatchNorm", "func batchNorm", "its functions are batchNorm."),
    ("batchnorm", "func", "private func", "is inaccessible due to 'private'"),
    ("batchnorm-backward", "Backward(", "Forward(", "no function myBatchNormBackward; its"),
    ("batchnorm-backward", "gradOut: T", "_ gradOut: T", ": myBatchNormBackward is not declared"),
    ("batchnorm1d", "class", "struct", "mine.swift makes MyBatchNorm a struct; a layer is a class"),
    ("batchnorm1d", "runningVar", "variance", "protocol requires property 'runningVar'"),
    ("batchnorm1d", ": BatchNormLayer", "", "defines no class that conforms to BatchNormLayer,"),
    ("batchnorm1d-pytorch", ": Conf", ": Comf", "no class that conforms to ConfigurableBatchNorm"),
    ("batchnorm-training", ", BackwardBatchNorm", "", "does not conform to BackwardBatchNorm."),
  ]) func theWrongForm(
    _ row: (problem: String, old: String, new: String, message: String)
  ) throws {
    let scratch = try Scratch()
    let starter = try String(
      contentsOfFile: Self.submission(row.problem + "/starter.swift"), encoding: .utf8)
    #expect(starter.contains(row.old))
    try scratch.write(starter.replacing(row.old, with: row.new), to: "mine.swift")
    let run = try JudgeRun.judge(["check", row.problem, "mine.swift"], in: scratch)
    #expect(run.output.hasPrefix("compile_error: mine.swift"))
    #expect(run.output.replacing("\n  ", with: " ").contains(row.message), "\(run.output)")
    #expect(!run.output.contains("Judge") && !run.output.contains("_judge"), "\(run.output)")
    #expect(run.status == 1)
  }
}
