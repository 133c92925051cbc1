import Foundation
import Testing

/// `judge check`, `hint`, `status` and `reset`: what is remembered of a learner.
@Suite struct LearnerProgressTests {
  private static let problems = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "problems").path

  private static func submission(_ name: String, of problem: String = "batchnorm") -> String {
    "\(problems)/\(problem)/submissions/\(name)"
  }

  private static let file = ".data/judge/progress.json"

  private func status(_ scratch: Scratch) throws -> String {
    try JudgeRun.judge(["status"], in: scratch).output
  }

  private func line(_ scratch: Scratch, _ problem: String = "batchnorm") throws -> String {
    let all = try status(scratch).components(separatedBy: "\n")
    let line = try #require(all.first { $0.hasPrefix(problem + " ") })
    return line.split(separator: " ").dropFirst().joined(separator: " ")
  }

  @Test func fromUnsolvedToAccepted() throws {
    let scratch = try Scratch()
    #expect(
      try status(scratch) == """
        problem              state     tries  best time  last mistake
        ───────────────────  ────────  ─────  ─────────  ────────────
        batchnorm            unsolved
        batchnorm-backward   unsolved
        batchnorm-numpy      unsolved
        batchnorm-training   unsolved
        batchnorm1d          unsolved
        batchnorm1d-pytorch  unsolved
        batchnorm2d          unsolved

        0 of 7 problems accepted. Next: judge show batchnorm, then judge init batchnorm

        """)
    let wrong = Self.submission("wrong_answer/eps-missing.c")
    _ = try JudgeRun.judge(["check", "batchnorm", wrong], in: scratch)
    #expect(try line(scratch) == "tried 1 eps-missing")
    let broken = Self.submission("compile_error/other-name.c")
    _ = try JudgeRun.judge(["check", "batchnorm", broken], in: scratch)
    #expect(try line(scratch) == "tried 2 eps-missing")
    let right = Self.submission("accepted/two-pass.c")
    _ = try JudgeRun.judge(["check", "batchnorm", right], in: scratch)
    #expect(try line(scratch).wholeMatch(of: /accepted 3 [0-9.]+ m?s eps-missing/) != nil)
    #expect(try status(scratch).contains("1 of 7 problems accepted. Next: judge show batchnorm-"))
    // Once accepted, always accepted.
    _ = try JudgeRun.judge(["check", "batchnorm", wrong], in: scratch)
    #expect(try line(scratch).hasPrefix("accepted 4 "))
  }

  @Test(arguments: [
    ["check", "batchnorm"], ["check", "batchnorm", "accepted/two-pass.c", "--no-record"],
    ["check", "batchnorm", "no-such-file.c"], ["grade", "batchnorm", "accepted/two-pass.c"],
    ["hint", "batchnorm", "--no-record"],
  ]) func nothingIsRecorded(arguments: [String]) throws {
    let scratch = try Scratch()
    let whole = arguments.map { $0.hasPrefix("accepted") ? Self.submission($0) : $0 }
    _ = try JudgeRun.judge(whole, in: scratch)
    #expect(!scratch.exists(Self.file))
  }

  @Test(arguments: [("CI", "true", false), ("CI", "1", false), ("CI", "false", true)])
  func continuousIntegration(_ row: (name: String, value: String, isRecorded: Bool)) throws {
    let scratch = try Scratch()
    let file = Self.submission("accepted/two-pass.c")
    let run = try JudgeRun.judge(
      ["check", "batchnorm", file], in: scratch, [row.name: row.value])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(scratch.exists(Self.file) == row.isRecorded)
  }

  /// Each of many at once is counted.
  @Test func atOnce() async throws {
    let scratch = try Scratch()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<16 {
        group.addTask {
          let own = try Scratch()
          _ = try JudgeRun.judge(
            ["hint", "batchnorm"], in: own, ["XDG_DATA_HOME": scratch.path + "/.data"])
        }
      }
      try await group.waitForAll()
    }
    let record = try scratch.read(Self.file)
    let seen = try #require(
      try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any])
    let entry = try #require((seen["problems"] as? [[String: Any]])?.first)
    // Two that read before either wrote are given the same hint, and both are counted.
    #expect((entry["hints"] as? [Int])?.count ?? 0 >= 6, "\(record)")
  }

  @Test(arguments: [
    "", "{", "[]", #"{"schema": "judge-progress/1"}"#, #"{"schema": "else/2", "problems": []}"#,
    #"{"schema": "judge-progress/1", "problems": [{"id": "batchnorm", "tries": -1}]}"#,
    "\u{0}\u{1}", String(repeating: "[", count: 10000),
  ]) func aBrokenFileIsSetAside(text: String) throws {
    let scratch = try Scratch()
    try folder(scratch, ".data/judge")
    for name in ["progress.json.broken", "progress.json.broken-2"] {
      try scratch.write(text, to: Self.file)
      let run = try JudgeRun.judge(["status"], in: scratch)
      #expect(run.status == 0 && run.output.contains("0 of 7"))
      #expect(
        run.errors == """
          judge: the record of your progress cannot be read: it was set aside as \
          \(scratch.path)/.data/judge/\(name)

          """)
      #expect(try scratch.read(".data/judge/\(name)") == text)
      #expect(!scratch.exists(Self.file))
    }
  }

  @Test func aNewerFileIsLeftAlone() throws {
    let scratch = try Scratch()
    try folder(scratch, ".data/judge")
    let text = #"{"schema": "judge-progress/2", "all": "different"}"#
    try scratch.write(text, to: Self.file)
    let run = try JudgeRun.judge(["hint", "batchnorm"], in: scratch)
    #expect(run.status == 0 && run.output.hasPrefix("Hint 1 of 6"))
    #expect(run.errors.contains("was written by a newer judge (judge-progress/2)"))
    #expect(try scratch.read(Self.file) == text)
  }

  /// Somebody who cannot write still gets their verdict.
  @Test func aFolderThatCannotBeWritten() throws {
    let scratch = try Scratch()
    try scratch.write("a file", to: "file")
    let run = try JudgeRun.judge(
      ["check", "batchnorm", Self.submission("accepted/two-pass.c")], in: scratch,
      ["XDG_DATA_HOME": scratch.path + "/file"])
    #expect(run.status == 0 && run.output.hasPrefix("accepted"))
    #expect(run.errors.hasPrefix("judge: progress is not recorded: \(scratch.path)/file/judge"))
    let homeless = try JudgeRun.judge(
      ["hint", "batchnorm"], in: scratch, ["XDG_DATA_HOME": "", "HOME": ""])
    #expect(homeless.status == 0 && homeless.errors.isEmpty)
  }

  @Test func hints() throws {
    let scratch = try Scratch()
    func hint(_ arguments: String...) throws -> String {
      try JudgeRun.judge(["hint", "batchnorm"] + arguments, in: scratch).output
    }
    #expect(
      try hint() == """
        Hint 1 of 6 for batchnorm
          Every channel (column) is on its own: it has one mean, one variance, one
          gamma, one beta. Let the outer loop run over the channels, and write what
          happens to one column.

        Next:
          judge hint batchnorm  one step further; 5 left

        """)
    _ = try JudgeRun.judge(
      ["check", "batchnorm", Self.submission("wrong_answer/momentum-swapped.swift")], in: scratch)
    let fitting = try hint()
    #expect(fitting.hasPrefix("Hint 5 of 6 for batchnorm, which fits your last check\n"))
    #expect(
      fitting.hasSuffix(
        """
        Next:
          judge hint batchnorm             one step further; 4 left
          judge explain momentum-swapped  what your last check looked like

        """.replacing("judge hint batchnorm   ", with: "judge hint batchnorm  ")))
    #expect(try hint("--language-of-text", "zh").hasPrefix("batchnorm 的提示 2（共 6 条）\n"))
    let again = try hint("--again")
    #expect(
      again.matches(of: /Hint \d of 6/).map { $0.output } == [
        "Hint 1 of 6", "Hint 2 of 6", "Hint 5 of 6",
      ])
    for number in [3, 4, 6] { #expect(try hint().hasPrefix("Hint \(number) of 6 for batchnorm\n")) }
    // There are no more: all are shown.
    #expect(try hint().matches(of: /Hint \d of 6/).count == 6)
  }

  @Test(arguments: [
    // In training all is right: the statistics of eval come first.
    (["output", "eval"], 2), (["running_var", "sequence"], 5), (["output", "train"], 1),
    (["eps-squared", "output", "train"], 4), (["wrong_answer"], 1), (["no-such-topic"], 1), ([], 1),
  ]) func theHintThatFits(_ row: (topics: [String], number: Int)) throws {
    let scratch = try Scratch()
    try folder(scratch, ".data/judge")
    try scratch.write(
      """
      {"schema": "judge-progress/1", "problems": [{"id": "batchnorm", "tries": 1, "accepted": false,
        "last_mistakes": [], "topics": \(row.topics), "hints": []}]}
      """, to: Self.file)
    let run = try JudgeRun.judge(["hint", "batchnorm"], in: scratch)
    #expect(run.output.hasPrefix("Hint \(row.number) of 6"), "\(run.output)\(run.errors)")
  }

  @Test func reset() throws {
    let scratch = try Scratch()
    #expect(try JudgeRun.judge(["reset"], in: scratch).output == "There is nothing to forget.\n")
    for problem in ["batchnorm", "batchnorm2d"] {
      _ = try JudgeRun.judge(["hint", problem], in: scratch)
    }
    let asked = try JudgeRun.judge(["reset", "batchnorm"], in: scratch, input: "y\n")
    #expect(asked.status == 2)
    #expect(
      asked.errors.hasPrefix("judge: there is no terminal to ask on: say --yes if you mean it"))
    let typo = try JudgeRun.judge(["reset", "batchnrom", "--yes"], in: scratch)
    #expect(typo.status == 3 && typo.errors.contains("did you mean batchnorm?"))
    #expect(try scratch.read(Self.file).contains("\"batchnorm\""))
    let done = try JudgeRun.judge(["reset", "batchnorm", "-y"], in: scratch)
    #expect(done.output == "Forgotten: batchnorm.\n" && done.status == 0)
    let rest = try scratch.read(Self.file)
    #expect(!rest.contains("\"batchnorm\"") && rest.contains("\"batchnorm2d\""))
  }

  private func folder(_ scratch: Scratch, _ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/" + name, withIntermediateDirectories: true)
  }
}
