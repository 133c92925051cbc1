import Foundation
import Testing

@Suite("Interruption and --resume") struct GradeResumeTests {
  private let scratch: Scratch
  private let record = [
    "class", "--resume", "done.jsonl", "--reproducible", "--format", "csv", "--timeout", "3600",
  ]

  init() throws {
    scratch = try Scratch()
    try Classroom.fill(scratch)
  }

  /// With one at a time, the two before `hang.c` have been judged when this returns.
  private func runUntilItHangs() throws -> RunningJudge {
    try scratch.write(Classroom.endless, to: "class/hang.c")
    let run = try RunningJudge(
      ["grade", "batchnorm"] + record
        + [
          "--jobs", "1", "--slow", "0.1", "--output", "class.csv",
        ], in: scratch)
    try run.wait(for: "judge: class/hang.c has been running for ")
    return run
  }

  private func recordLines() throws -> [Substring] {
    try scratch.read("done.jsonl").split(separator: "\n")
  }

  private func isReport(_ line: Substring) -> Bool {
    (try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil
  }

  @Test("Ctrl-C leaves a report of what was graded, a record to go on from, and no process")
  func interruption() throws {
    let run = try runUntilItHangs()
    run.send(SIGINT)
    #expect(run.end() == 130)
    let rows = table(try scratch.read("class.csv"), 0, 1)
    #expect(rows.count == 7)
    #expect(
      rows.prefix(4) == [
        "class/aborts-in-eval.c run_time_error", "class/beta-missing.c wrong_answer",
        "class/eps-missing.c wrong_answer", "class/hang.c skipped",
      ])
    #expect(rows.dropFirst(3).allSatisfy { $0.hasSuffix(" skipped") })
    #expect(
      try scratch.read(".run-errors").hasSuffix(
        "judge: interrupted: 3 of 7 submissions were judged, and are in class.csv\n"))
    #expect(try recordLines().count == 3)
  }

  @Test("Killed in the middle of a line, it goes on with what is whole")
  func killed() throws {
    let run = try runUntilItHangs()
    run.send(SIGKILL)
    #expect(run.end() == SIGKILL)
    #expect(!scratch.exists("class.csv"))
    try FileManager.default.removeItem(atPath: scratch.path + "/class/hang.c")
    let file = try scratch.read("done.jsonl")
    try scratch.write(String(file.dropLast(40)), to: "done.jsonl")
    let resumed = try JudgeRun.grade(record, in: scratch)
    #expect(resumed.errors.contains("2 of them known from before"))
    let fresh = try JudgeRun.grade(["class", "--reproducible", "--format", "csv"], in: scratch)
    #expect(resumed.output == fresh.output)
    let lines = try recordLines()
    #expect(lines.count == 7)
    #expect(lines.filter { !isReport($0) }.count == 1)
    #expect(try JudgeRun.grade(record, in: scratch).errors.contains("6 of them known from before"))
  }

  @Test("What has changed is judged again: the candidate, the problem, the seed, a limit")
  func changes() throws {
    func known(_ more: [String] = []) throws -> Int {
      let errors = try JudgeRun.grade(record + more, in: scratch).errors
      let match = errors.firstMatch(of: #/, (\d+) of them known/#)
      return match.flatMap { Int($0.1) } ?? 0
    }
    #expect(try known() == 0)
    #expect(try known() == 6)
    #expect(try known(["--seed", "7"]) == 0)
    #expect(try known(["--timeout", "11"]) == 0)
    #expect(try known(["--no-diagnosis"]) == 0)
    #expect(try known(["--seed", "7"]) == 6)
    // The same content under another name is the same candidate.
    try FileManager.default.moveItem(
      atPath: scratch.path + "/class/welford.c", toPath: scratch.path + "/class/w.c")
    #expect(try known() == 6)
    try FileManager.default.copyItem(
      atPath: Classroom.source("accepted/fused.c"), toPath: scratch.path + "/class/new.c")
    try scratch.write(try scratch.read("class/w.c") + "\n", to: "class/w.c")
    #expect(try known() == 5)
    try FileManager.default.copyItem(
      atPath: Classroom.repository + "/problems", toPath: scratch.path + "/problems")
    let file = "problems/batchnorm/problem.json"
    let problem = ["--problems", "problems", "--fixtures", Classroom.repository + "/fixtures"]
    #expect(try known(problem) == 7)
    try scratch.write(try scratch.read(file) + "\n", to: file)
    #expect(try known(problem) == 0)
    let stranger = try JudgeRun.grade(["class", "--resume", "class/w.c"], in: scratch)
    #expect(stranger.status == 5)
    #expect(stranger.errors.contains("it is no record of a run"))
  }

  @Test("Two runs at once may share a record") func together() throws {
    let runs = try (1...2).map { number in
      try RunningJudge(
        ["grade", "batchnorm"] + record + ["--output", "\(number).csv"], in: scratch)
    }
    #expect(runs.map { $0.end() } == [1, 1])
    #expect(try scratch.read("1.csv") == scratch.read("2.csv"))
    #expect(try recordLines().allSatisfy(isReport))
    #expect(try JudgeRun.grade(record, in: scratch).errors.contains("6 of them known from before"))
  }
}
