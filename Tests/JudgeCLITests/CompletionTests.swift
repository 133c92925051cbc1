import JudgeCLI
import Testing

@Suite struct CompletionTests {
  private static let commands = [
    CommandDescription(
      name: "check", summary: "Judge one candidate.",
      arguments: [
        ArgumentDescription(name: "PROBLEM", help: "", completion: .problem),
        ArgumentDescription(name: "CANDIDATE", help: "", kind: .optional, completion: .file),
      ],
      options: [
        OptionDescription(name: "--quiet", short: "-q", help: "Say less."),
        OptionDescription(
          name: "--format", short: "-f", valueName: "FORMAT", help: "The form.",
          choices: ["text", "json"]),
        OptionDescription(name: "--seed", valueName: "N", help: "A number."),
        OptionDescription(name: "--problems", valueName: "DIR", help: "", completion: .folder),
      ]),
    CommandDescription(
      name: "verify", summary: "Test.",
      arguments: [
        ArgumentDescription(name: "PROBLEM", help: "", kind: .many, completion: .problem)
      ],
      options: [
        OptionDescription(
          name: "--fixture", valueName: "FILE", takesMany: true, help: "", completion: .file)
      ]),
  ]

  private func completion(_ line: [String]) -> Completion {
    Completion(of: line, commands: Self.commands) { hint in
      hint == .problem ? [.init("one"), .init("other"), .init("third")] : []
    }
  }

  private static let all = ["one", "other", "third"]

  @Test(arguments: [
    (["ver"], ["verify"]), (["--v"], ["--version"]), (["help", "ch"], ["check"]),
    (["help", "check", ""], []), (["nonsense", ""], []), (["check", ""], all),
    (["check", "o"], ["one", "other"]), (["check", "--fo"], ["--format"]),
    (["check", "-q", "--"], ["--format", "--seed", "--problems", "--help"]),
    (["check", "--format", ""], ["text", "json"]), (["check", "-f", "j"], ["json"]),
    (["check", "--format=j"], ["--format=json"]), (["check", "--format", "=", "j"], ["json"]),
    (["check", "--format", "="], ["text", "json"]), (["check", "--format=json", "t"], ["third"]),
    (["check", "--seed", ""], []), (["check", "--seed", "3", "t"], ["third"]),
    (["check", "one", "mine.c", ""], []), (["check", "--", "o"], ["one", "other"]),
    (["check", "--", "--q"], []), (["check", "--nonsense", "t"], ["third"]),
    (["verify", "one", "other", ""], all), (["verify", "--fixture", "a", "--", "t"], ["third"]),
    (["verify", "--fixture", "a", "--fix"], ["--fixture"]),
  ]) func words(_ row: (line: [String], words: [String])) {
    guard case .words(let words) = completion(row.line) else {
      Issue.record("files")
      return
    }
    #expect(words.map(\.text) == row.words)
  }

  @Test(arguments: [
    (["check", "one", ""], Completion.files), (["check", "one", "-q", "mi"], .files),
    (["check", "--problems", ""], .folders), (["check", "--problems=x"], .folders),
    (["verify", "--fixture", "a", "b", ""], .files),
  ]) func files(_ row: (line: [String], answer: Completion)) {
    #expect(completion(row.line) == row.answer)
  }

  @Test func theFormOfEachShell() {
    let words = Completion.words([.init("a:b", help: "What it is."), .init("c")])
    #expect(CompletionScript.bash.answer(words) == "words\na:b\nc\n")
    #expect(CompletionScript.zsh.answer(words) == "words\na\\:b:What it is.\nc\n")
    #expect(CompletionScript.fish.answer(words) == "words\na:b\tWhat it is.\nc\n")
    #expect(CompletionScript.bash.answer(.files) == "files\n")
  }
}
