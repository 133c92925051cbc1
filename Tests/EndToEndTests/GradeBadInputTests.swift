import Foundation
import Testing

@Suite("Bad input to judge grade") struct GradeBadInputTests {
  @Test("An empty folder, and one beside candidates") func emptyFolders() throws {
    let scratch = try Scratch()
    try Classroom.fill(scratch)
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/empty", withIntermediateDirectories: false)
    let alone = try JudgeRun.grade(["empty"], in: scratch)
    #expect(alone.status == 3)
    #expect(
      alone.errors.hasPrefix("judge: there is no candidate directly in empty: a candidate is"))
    let beside = try JudgeRun.grade(["empty", "class/two-pass.c"], in: scratch)
    #expect(beside.status == 0)
    #expect(beside.errors.hasPrefix("judge: there is no candidate directly in empty\n"))
  }

  @Test("One name in two folders is two submissions, one file named twice is one")
  func sameNames() throws {
    let scratch = try Scratch()
    for (folder, source) in [("a", "accepted/two-pass.c"), ("b", "wrong_answer/eps-missing.c")] {
      try FileManager.default.createDirectory(
        atPath: "\(scratch.path)/\(folder)", withIntermediateDirectories: false)
      try FileManager.default.copyItem(
        atPath: Classroom.source(source), toPath: "\(scratch.path)/\(folder)/mine.c")
    }
    let run = try JudgeRun.grade(
      ["a", "./b//mine.c", "b", "--format", "csv", "--quiet"], in: scratch)
    #expect(table(run.output, 0, 1) == ["a/mine.c accepted", "b/mine.c wrong_answer"])
  }

  /// As `printf` of a shell spells them.
  static let names = [
    #"two words.c"#, #"new\nline.c"#, #"\342\200\256txt.c"#, #"=HYPERLINK("x").c"#,
    #"<&>"'"'"'.c"#, #"100%%::error::x.c"#, #"\377\376.c"#, #"\377\375.c"#, #"-rf.c"#, #"a;b|c.c"#,
    #"+1.c"#,
  ]

  @Test("Names that break other tools") func names() throws {
    let scratch = try Scratch()
    try Classroom.fill(scratch)
    let script =
      "mkdir odd; cp class/eps-missing.c odd/a.c; ln -s nothing odd/gone.c; "
      + Self.names.map { "cp class/two-pass.c odd/\"$(printf -- '\($0)')\"; " }.joined()
    #expect(try JudgeRun.run("/bin/bash", ["-euc", script], in: scratch).status == 0)
    let record = ["odd", "--resume", "done.jsonl", "--quiet", "--reproducible", "--format"]
    let csv = try JudgeRun.grade(record + ["csv"], in: scratch)
    // A link to nothing could not be judged.
    #expect(csv.status == 5)
    let rows = csv.output.split(separator: "\r\n").dropFirst().map(String.init)
    #expect(rows.count == Self.names.count + 2)
    for start in [
      "odd/two words.c,accepted", #"odd/new\u{A}line.c,accepted"#, #"odd/\u{202E}txt.c,accepted"#,
      #""odd/=HYPERLINK(""x"").c",accepted"#, #""odd/<&>""'.c",accepted"#,
      "odd/100%::error::x.c,accepted", #"odd/\xFF\xFE.c,accepted"#, #"odd/\xFF\xFD.c,accepted"#,
      "odd/-rf.c,accepted", #""odd/a;b|c.c",accepted"#, "odd/+1.c,accepted",
      "odd/a.c,wrong_answer", "odd/gone.c,judge_error,,,,odd/gone.c has vanished: no such file",
    ] {
      #expect(rows.contains { $0.hasPrefix(start) }, "\(start)")
    }
    // From within the folder nothing comes before the name.
    let inside = try JudgeRun.run(
      "/bin/bash",
      ["-c", "cd odd && '\(JudgeRun.program)' grade batchnorm . --quiet --format csv"],
      in: scratch, JudgeRun.plain([:]))
    #expect(inside.output.contains(#""'=HYPERLINK(""x"").c",accepted"#))
    #expect(inside.output.contains("\r\n'+1.c,accepted"))
    #expect(inside.output.contains("\r\n'-rf.c,accepted"))
    for format in ["text", "github", "html"] {
      let text = try JudgeRun.grade(record + [format], in: scratch).output
      #expect(!text.contains("\u{202E}"), "\(format)")
      #expect(!text.contains("new\nline"), "\(format)")
    }
    let github = try JudgeRun.grade(record + ["github"], in: scratch).output
    #expect(github.split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
  }

  @Test("A submission that vanishes while the class is graded") func vanishing() throws {
    let scratch = try Scratch()
    try Classroom.fill(scratch)
    try scratch.write(Classroom.endless, to: "class/a.c")
    let run = try RunningJudge(
      ["grade", "batchnorm", "class", "--jobs", "1", "--timeout", "8", "--format", "csv"],
      in: scratch)
    try run.wait(for: "judge: 0 of 7 judged")
    try FileManager.default.removeItem(atPath: scratch.path + "/class/welford.c")
    #expect(run.end() == 5)
    let rows = table(try scratch.read(".run-output"), 0, 1)
    #expect(rows.first == "class/a.c time_limit_exceeded")
    #expect(rows.suffix(2) == ["class/two-pass.c accepted", "class/welford.c judge_error"])
  }

  @Test(
    "A full disk: the old report stays whole, whether the report or the temporary files fill it",
    .enabled(if: canMount, "needs user namespaces that may mount a tmpfs"))
  func fullDisk() throws {
    let scratch = try Scratch()
    try Classroom.fill(scratch)
    let judge = "'\(JudgeRun.program)' grade batchnorm class --quiet --resume done.jsonl"
    #expect(try JudgeRun.grade(["class", "--resume", "done.jsonl"], in: scratch).status == 1)
    let script = """
      mkdir small; mount -t tmpfs -o size=16k none small
      echo old > small/report.html
      code=0; \(judge) --format html --output small/report.html || code=$?
      cat small/report.html; ls -A small; echo $code
      cat /dev/zero > small/rest 2> /dev/null || true
      code=0; TMPDIR=small \(judge) --format html --output report.html || code=$?
      echo $code
      """
    let run = try JudgeRun.run(
      "/usr/bin/env", ["unshare", "-rm", "bash", "-euc", script], in: scratch, JudgeRun.plain([:]))
    #expect(run.output == "old\nreport.html\n5\n5\n")
    #expect(
      run.errors.hasPrefix("judge: cannot write small/report.html: No space left on device\n"))
    #expect(run.errors.contains("judge: cannot write small: "))
    #expect(!scratch.exists("report.html"))
  }

  static let canMount: Bool = {
    guard isInstalled("unshare"), let scratch = try? Scratch() else { return false }
    let run = try? JudgeRun.run(
      "/usr/bin/env", ["unshare", "-rm", "mount", "-t", "tmpfs", "none", scratch.path], in: scratch)
    return run?.status == 0
  }()
}
