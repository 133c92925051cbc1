import JudgeCLI
import Testing

@Suite struct OptionParserTests {
  static let check = CommandDescription(
    name: "check", summary: "Judge one candidate.",
    discussion: """
      Without a candidate: a file named after the problem in the current folder; failing that, the
      problem's own example.

        indented lines stay
      """,
    arguments: [
      ArgumentDescription(name: "PROBLEM", help: "The id of a problem.", completion: .problem),
      ArgumentDescription(
        name: "CANDIDATE", help: "A library or a source file.", kind: .optional, completion: .file),
    ],
    options: [
      OptionDescription(
        name: "--seed", valueName: "N", help: "Makes other cases of the same kinds.",
        defaultText: "0"),
      OptionDescription(
        name: "--timeout", valueName: "SECONDS", help: "Wall time of all cases.", defaultText: "10"),
      OptionDescription(
        name: "--format", valueName: "FORMAT", help: "How the report is written.",
        defaultText: "text", choices: ["text", "json"]),
      OptionDescription(name: "--quiet", help: "Say less."),
    ],
    examples: ["judge check batchnorm mine.swift"])

  static let verify = CommandDescription(
    name: "verify", summary: "Test the problems.",
    arguments: [ArgumentDescription(name: "PROBLEM", help: "", kind: .many)],
    options: [OptionDescription(name: "--fixture", valueName: "FILE", takesMany: true, help: "")])

  static let grade = CommandDescription(
    name: "grade", summary: "Judge many.",
    arguments: [
      ArgumentDescription(name: "PROBLEM", help: ""),
      ArgumentDescription(name: "PATH", help: "", kind: .oneOrMore),
    ])

  @Test func optionsMayStandAnywhere() throws {
    for arguments in [
      ["--seed", "7", "batchnorm", "a.c", "--quiet"], ["batchnorm", "--quiet", "--seed=7", "a.c"],
      ["batchnorm", "a.c", "--seed", "3", "--seed", "7", "--quiet"],
      ["--quiet", "--seed=7", "--", "batchnorm", "a.c"],
    ] {
      let parsed = try OptionParser.parse(arguments, as: Self.check)
      #expect(parsed.positionals == ["batchnorm", "a.c"])
      #expect(parsed.value(of: "--seed") == "7")
      #expect(try parsed.integer(of: "--seed", in: 0...UInt64.max) == 7)
      #expect(parsed.flag("--quiet"))
      #expect(!parsed.has("--timeout"))
      #expect(!parsed.wantsHelp)
    }
  }

  @Test func afterTwoDashesEverythingIsAnArgument() throws {
    let parsed = try OptionParser.parse(["--", "batchnorm", "--help"], as: Self.check)
    #expect(parsed.positionals == ["batchnorm", "--help"])
  }

  @Test func aLoneDashIsAnArgumentAndAnEmptyValueIsAValue() throws {
    let parsed = try OptionParser.parse(["batchnorm", "-", "--seed="], as: Self.check)
    #expect(parsed.positionals == ["batchnorm", "-"])
    #expect(parsed.value(of: "--seed") == "")
  }

  @Test(arguments: [["--help"], ["--sead", "-h"], ["a", "b", "c", "--help"]])
  func helpWinsOverEveryMistake(_ arguments: [String]) throws {
    #expect(try OptionParser.parse(arguments, as: Self.check).wantsHelp)
  }

  @Test func anOptionThatTakesManyEndsAtTheNextOption() throws {
    let parsed = try OptionParser.parse(
      ["p", "--fixture", "a", "b", "--fixture", "c"], as: Self.verify)
    #expect(parsed.values(of: "--fixture") == ["a", "b", "c"])
    #expect(parsed.positionals == ["p"])
  }

  @Test func manyArguments() throws {
    #expect(
      try OptionParser.parse(["p", "a", "b", "c"], as: Self.grade).positionals
        == ["p", "a", "b", "c"])
  }

  static let mistakes: [(arguments: [String], words: String)] = [
    (["--sead", "3", "p"], "there is no option --sead; did you mean --seed?"),
    (["p", "--wild"], "there is no option --wild"),
    (["p", "-x"], "there is no option -x"),
    (["p", "--seed"], "--seed needs a value: --seed N"),
    (["p", "--seed", "--quiet"], "--seed needs a value: --seed N"),
    (["p", "--quiet=yes"], "--quiet takes no value, but \"yes\" was given"),
    (
      ["p", "--format", "jsom"],
      "--format is one of text, json, not \"jsom\"; did you mean json?"
    ),
    (["p", "--format="], "--format is one of text, json, not \"\""),
    ([], "PROBLEM is missing"),
    (
      ["p", "a", "b", "c"], "\"b\" is one too many: only PROBLEM [CANDIDATE] is expected here"
    ),
  ]

  @Test(arguments: mistakes)
  func mistakesAreNamed(_ row: (arguments: [String], words: String)) {
    let error = #expect(throws: UsageError.self) {
      try OptionParser.parse(row.arguments, as: Self.check)
    }
    #expect(error?.description == row.words)
  }

  @Test func oneOrMoreNeedsOne() {
    #expect(throws: UsageError.missingArgument("PATH")) {
      try OptionParser.parse(["p"], as: Self.grade)
    }
  }

  @Test(arguments: [
    ("-5", "--seed is a whole number of at least 0, not \"-5\""),
    ("1.5", "--seed is a whole number of at least 0, not \"1.5\""),
    ("", "--seed is a whole number of at least 0, not \"\""),
    (
      "18446744073709551616",
      "--seed is a whole number of at least 0, not \"18446744073709551616\""
    ),
  ])
  func seedsAreWholeNumbers(_ given: String, _ words: String) throws {
    let parsed = try OptionParser.parse(["p", "--seed", given], as: Self.check)
    let error = #expect(throws: UsageError.self) {
      try parsed.integer(of: "--seed", in: 0...UInt64.max)
    }
    #expect(error?.description == words)
  }

  @Test(arguments: ["0", "nan", "inf", "61", "ten", "1e400"])
  func timesAreInTheirRange(_ given: String) throws {
    let parsed = try OptionParser.parse(["p", "--timeout", given], as: Self.check)
    let error = #expect(throws: UsageError.self) {
      try parsed.number(of: "--timeout", in: 0.1...60)
    }
    #expect(error?.description == "--timeout is a number from 0.1 to 60, not \"\(given)\"")
  }

  @Test func numbersMayHaveDecimals() throws {
    let parsed = try OptionParser.parse(["p", "--timeout=2.5"], as: Self.check)
    #expect(try parsed.number(of: "--timeout", in: 0.1...60) == 2.5)
    #expect(try parsed.integer(of: "--seed", in: 0...9) == nil)
  }

  @Test func commandsAreFoundAndSuggested() throws {
    let commands = [Self.check, Self.verify]
    #expect(try OptionParser.command(named: "verify", among: commands).name == "verify")
    let error = #expect(throws: UsageError.self) {
      try OptionParser.command(named: "chekc", among: commands)
    }
    #expect(error?.description == "there is no command \"chekc\"; did you mean check?")
  }
}
