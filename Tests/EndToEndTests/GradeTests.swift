import Foundation
import Testing

@Suite("judge grade") struct GradeTests {
  @Test("One that hangs and one that dies touch no other; jobs change no byte, in any format")
  func theNumberOfJobsChangesNothing() throws {
    let scratch = try Scratch()
    try Classroom.fill(scratch)
    try scratch.write(Classroom.endless, to: "class/hangs.c")
    var reports: [String: Set<String>] = [:]
    for jobs in ["1", "5"] {
      // The record spares the second run nothing: it is not used here.
      let run = try JudgeRun.grade(
        [
          "class", "--jobs", jobs, "--timeout", "3", "--reproducible", "--format", "json",
          "--quiet",
        ],
        in: scratch)
      #expect(run.status == 1)
      #expect(run.errors == "")
      try scratch.write(run.output, to: "\(jobs).json")
      for format in ["text", "json", "jsonl", "junit", "csv", "gradescope", "github", "html"] {
        let merged = try JudgeRun.merge(["\(jobs).json", "--format", format], in: scratch)
        #expect(merged.status == 1)
        #expect(merged.errors == "")
        reports[format, default: []].insert(merged.output)
      }
      #expect(reports["json"]?.contains(run.output) == true)
    }
    #expect(reports.values.allSatisfy { $0.count == 1 })
    let expected =
      Classroom.members.map { ("class/" + ($0.0 as NSString).lastPathComponent, $0.1) }
      + [("class/hangs.c", "time_limit_exceeded")]
    #expect(
      table(reports["csv"]?.first ?? "", 0, 1)
        == expected.sorted { $0.0 < $1.0 }.map { "\($0.0) \($0.1)" })
  }

  @Test("Counter lines, the failures once more, totals, and no bar where nobody looks on")
  func whatIsSaidMeanwhile() throws {
    let scratch = try Scratch()
    try Classroom.fill(scratch)
    let run = try JudgeRun.grade(
      ["class", "--format", "csv", "--output", "class.csv", "--jobs", "2"], in: scratch)
    #expect(run.status == 1)
    #expect(run.output == "")
    let lines = run.errors.split(separator: "\n").map(String.init)
    #expect(lines.first == "judge: 0 of 6 judged, 2 at a time")
    #expect(!run.errors.contains("\r") && !run.errors.contains("\u{1B}"))
    #expect(
      lines.contains(
        "  class/beta-missing.c: wrong_answer: Leaves out β: y = γx̂, without β."))
    #expect(
      run.errors.contains(
        "batchnorm, 6 submissions: 2 accepted, 2 wrong_answer, 1 run_time_error and 1"))
    #expect(run.errors.contains("MiB."))
    #expect(lines.last?.hasPrefix("judge: 6 in ") == true)
    #expect(lines.last?.contains("2 at a time") == true)
  }

  @Test(
    "On a terminal there is a bar, and nothing of it stays", .enabled(if: isInstalled("script")))
  func aBar() throws {
    let scratch = try Scratch()
    try Classroom.fill(scratch)
    let command = "\(JudgeRun.program) grade batchnorm class --format csv --output class.csv"
    let run = try JudgeRun.run(
      "/usr/bin/env", ["TERM=xterm", "script", "-qec", command, "/dev/null"], in: scratch,
      JudgeRun.plain([:]))
    #expect(run.output.contains("] 6 of 6 judged, 4 not accepted\r\u{1B}[K"))
    let ci = try JudgeRun.run(
      "/usr/bin/env", ["CI=1", "TERM=xterm", "script", "-qec", command, "/dev/null"], in: scratch,
      JudgeRun.plain([:]))
    #expect(!ci.output.contains("\u{1B}["))
  }

  @Test("0 if all are accepted, 1 if not, 0 for wrappers that read the report")
  func exitCodes() throws {
    let scratch = try Scratch()
    try Classroom.fill(scratch)
    let good = ["class/two-pass.c", "class/welford.c", "--quiet"]
    #expect(try JudgeRun.grade(good, in: scratch).status == 0)
    let bad = ["class/two-pass.c", "class/eps-missing.c", "--quiet"]
    #expect(try JudgeRun.grade(bad, in: scratch).status == 1)
    #expect(try JudgeRun.grade(bad + ["--exit-zero"], in: scratch).status == 0)
    #expect(try JudgeRun.grade(["class", "--jobs", "0"], in: scratch).status == 2)
    #expect(try JudgeRun.grade(["nowhere"], in: scratch).status == 3)
  }

  @Test("The judge's own fault is loud, costs no points, and no option hides it")
  func itsOwnFault() throws {
    let scratch = try Scratch()
    try Classroom.fill(scratch)
    // A worker that is none.
    let run = try JudgeRun.grade(
      ["class/two-pass.c", "--exit-zero", "--quiet", "--format", "csv"], in: scratch,
      ["JUDGE_WORKER": "/bin/false"])
    #expect(run.status == 5)
    #expect(table(run.output, 0, 1, 2, 3) == ["class/two-pass.c judge_error  "])
    #expect(run.errors.hasPrefix("judge: ERROR: 1 of 1 could not be judged."))
    #expect(run.errors.contains("costs no points"))
    let gradescope = try JudgeRun.grade(
      ["class/two-pass.c", "--quiet", "--format", "gradescope"], in: scratch,
      ["JUDGE_WORKER": "/bin/false"])
    #expect(!gradescope.output.contains("\"score\""))
  }

  @Test("A limit for the whole run, and a word about the one that takes long")
  func limits() throws {
    let scratch = try Scratch()
    try scratch.write(Classroom.endless, to: "hangs.c")
    let run = try JudgeRun.grade(
      [
        "hangs.c", "--timeout", "3600", "--time-limit", "3", "--slow", "0.5", "--format", "csv",
      ], in: scratch)
    #expect(run.status == 1)
    #expect(table(run.output, 0, 1) == ["hangs.c skipped"])
    #expect(run.output.contains("the time limit of the run came first"))
    #expect(run.errors.contains("judge: hangs.c has been running for "))
  }

  @Test("The step summary of GitHub has everything, whatever was in it before")
  func stepSummary() throws {
    let scratch = try Scratch()
    try Classroom.fill(scratch)
    try scratch.write("before\n", to: "summary.md")
    let variable = ["GITHUB_STEP_SUMMARY": scratch.path + "/summary.md"]
    let run = try JudgeRun.grade(
      ["class", "--format", "github", "--quiet"], in: scratch, variable)
    #expect(run.output.hasPrefix("::error title=batchnorm::2 of 6 accepted\n"))
    let one = try JudgeRun.judge(
      ["check", "batchnorm", "class/eps-missing.c", "--format", "github"], in: scratch,
      JudgeRun.plain(variable))
    #expect(one.output.hasPrefix("::error file=class/eps-missing.c,title=wrong_answer%2C 0 of 20"))
    let summary = try scratch.read("summary.md")
    #expect(summary.hasPrefix("before\n### batchnorm: 2 of 6 accepted\n"))
    #expect(
      summary.contains("\n### batchnorm: wrong\\_answer, 0 of 20 points\n")
        || summary.contains("\n### batchnorm: wrong_answer, 0 of 20 points\n"))
  }
}
