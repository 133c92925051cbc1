import Foundation
import Testing

/// `judge init`: a starter compiles, is judged, and never replaces a file.
@Suite struct LearnerInitTests {
  static let problems = [
    "batchnorm", "batchnorm-backward", "batchnorm-numpy", "batchnorm-training", "batchnorm1d",
    "batchnorm1d-pytorch", "batchnorm2d",
  ]
  static let languages = [
    ("swift", "swift", "swiftc"), ("c", "c", "clang"), ("cpp", "cpp", "clang++"),
    ("rust", "rs", "rustc"), ("fortran", "f90", "gfortran"),
  ]

  /// Every template, with and without backward, and the files that problems bring themselves.
  @Test(arguments: [
    ("batchnorm", ["swift", "c", "cpp", "rust", "fortran"]),
    ("batchnorm1d-pytorch", ["c", "cpp", "fortran"]),
    ("batchnorm-backward", ["cpp", "rust", "fortran"]),
    ("batchnorm-training", ["rust", "fortran"]),
  ]) func startersCompile(_ row: (problem: String, languages: [String])) throws {
    let scratch = try Scratch()
    let problem = row.problem
    for (language, ending, compiler) in Self.languages where row.languages.contains(language) {
      let file = "\(problem).\(ending)"
      let run = try JudgeRun.judge(["init", problem, "--language", language], in: scratch)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.hasPrefix("Wrote \(file)"))
      guard isInstalled(compiler) else { continue }
      let check = try JudgeRun.judge(["check", problem, file], in: scratch)
      #expect(check.output.hasPrefix("wrong_answer: \(file)"), "\(check.output)")
      #expect(check.status == 1)
    }
  }

  @Test func everyLineIsShort() throws {
    let scratch = try Scratch()
    for problem in Self.problems {
      for (language, ending, _) in Self.languages {
        _ = try JudgeRun.judge(["init", problem, "-l", language], in: scratch)
        let text = try scratch.read("\(problem).\(ending)")
        #expect(text.contains("judge show") && text.contains("judge hint"))
        #expect(!text.contains("{{"))
        let lines = text.components(separatedBy: "\n")
        #expect(
          lines.filter { $0.count > 100 || $0.hasSuffix(" ") } == [], "\(problem), \(language)")
      }
    }
  }

  @Test func theEndingDecides() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/folder", withIntermediateDirectories: false)
    let run = try JudgeRun.judge(["init", "batchnorm", "mine.rs"], in: scratch)
    #expect(
      run.output == """
        Wrote mine.rs: Batch normalization as a function, in Rust.

        Next:
          judge show batchnorm           what is asked
          judge check batchnorm mine.rs  judges your file; with --watch, at every save
          judge hint batchnorm           when you are stuck

        """)
    _ = try JudgeRun.judge(["init", "batchnorm", "folder", "-l", "c"], in: scratch)
    #expect(scratch.exists("folder/batchnorm.c") && scratch.exists("folder/judge_candidate.h"))
    let both = try JudgeRun.judge(["init", "batchnorm", "x.rs", "-l", "c"], in: scratch)
    #expect(both.status == 2 && !scratch.exists("x.rs"))
  }

  @Test func nothingIsWrittenOver() throws {
    let scratch = try Scratch()
    try scratch.write("mine", to: "batchnorm.swift")
    try scratch.write("header", to: "judge_candidate.h")
    let run = try JudgeRun.judge(["init", "batchnorm"], in: scratch)
    #expect(run.status == 2)
    #expect(
      run.errors == """
        judge: batchnorm.swift is there already and stays as it is: name another PATH, or remove it \
        first

        """)
    #expect(try scratch.read("batchnorm.swift") == "mine")
    _ = try JudgeRun.judge(["init", "batchnorm", "-l", "c"], in: scratch)
    #expect(try scratch.read("judge_candidate.h") == "header")
  }

  @Test(arguments: [
    (["init", "batchnrom"], 3, "there is no problem \"batchnrom\": did you mean batchnorm?"),
    (
      ["init", "batchnorm", "-l", "rsut"], 2,
      "--language is one of swift, c, cpp, rust, fortran, not \"rsut\"; did you mean rust?"
    ),
    (["init", "batchnorm", "x.py"], 3, "x.py is no candidate"),
    (["init", "batchnorm", "none/x.c"], 5, "cannot write none/x.c: no such file or folder"),
    (["init", "batchnorm", "none/"], 5, "cannot write none/: no such folder"),
    (["init"], 2, "PROBLEM is missing"),
  ]) func badInput(_ row: (arguments: [String], status: Int32, message: String)) throws {
    let scratch = try Scratch()
    let run = try JudgeRun.judge(row.arguments, in: scratch)
    #expect(run.status == row.status)
    #expect(run.errors.hasPrefix("judge: " + row.message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }
}
