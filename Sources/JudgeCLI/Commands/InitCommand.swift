import Grading
import Judging

/// `judge init PROBLEM [PATH]`
enum InitCommand: Command {
  static let description = CommandDescription(
    name: "init", summary: "Write a file to begin with.",
    discussion: """
      The file compiles at once and says in its comments what must be known; what it computes is not \
      right yet. PATH may be a folder; without it the file is named after the problem and lies in \
      the current folder, where judge check finds it. A file that exists is never written over.

      Beside a C or C++ file judge_candidate.h is written too, for your editor; judge check does not \
      need it.
      """,
    arguments: [
      CommonOptions.problem,
      ArgumentDescription(
        name: "PATH", help: "The file to write, or a folder to write it in.", kind: .optional,
        completion: .file),
    ],
    options: [
      OptionDescription(
        name: "--language", short: "-l", valueName: "LANGUAGE", help: "What to write it in.",
        defaultText: "as the ending of PATH says, else swift",
        choices: StarterLanguage.allCases.map(\.rawValue)),
      CommonOptions.problems,
    ],
    examples: [
      "judge init batchnorm", "judge init batchnorm2d --language c",
      "judge init batchnorm solutions/first.rs",
    ])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let (problem, folder) = try ProblemLibrary(context.installation(parsed)).place(
      parsed.positionals[0])
    let (path, language) = try target(parsed, problem: problem.id)
    let starter = try Starter(for: problem, folder: folder, language: language)
    try Files.writeNew(starter.text.utf8, to: path)
    var written = [path]
    if language == .c || language == .cpp {
      let name = Starter.header.name
      let header = path.contains("/") ? Files.join(Files.folder(of: path), name) : name
      if !Files.exists(header) {
        try Files.writeNew(Starter.header.text.utf8, to: header)
        written.append(header)
      }
    }
    // judge check finds the file by itself where it is named after the problem, and alone.
    let isFound = CheckCommand.ownFile(problem.id, context) == path
    let check = "judge check \(problem.id)" + (isFound ? "" : " \(path)")
    context.print(words(written, problem, language, check: check))
    return .success
  }

  /// Where to write what. PATH and `--language` must not contradict each other.
  private static func target(
    _ parsed: ParsedCommand, problem: String
  ) throws -> (path: String, language: StarterLanguage) {
    let wanted = parsed.value(of: "--language").flatMap { StarterLanguage(rawValue: $0) }
    let language = wanted ?? .swift
    guard parsed.positionals.count > 1 else { return ("\(problem).\(language.ending)", language) }
    let path = parsed.positionals[1]
    if Files.isFolder(path) {
      return (Files.join(path, "\(problem).\(language.ending)"), language)
    }
    if path.hasSuffix("/") { throw GradingError.unwritable(path: path, reason: "no such folder") }
    guard let promised = StarterLanguage(path: path) else {
      // judge check would not know what it is.
      throw GradingError.unknownKind(path)
    }
    if let wanted, wanted != promised {
      throw UsageError.contradiction(
        "--language \(wanted.rawValue)", path,
        why: "a file of that name is taken for \(promised.title)")
    }
    return (path, promised)
  }

  private static func words(
    _ written: [String], _ problem: Problem, _ language: StarterLanguage, check: String
  ) -> String {
    let steps = [
      ("judge show \(problem.id)", "what is asked"),
      (check, "judges your file; with --watch, at every save"),
      ("judge hint \(problem.id)", "when you are stuck"),
    ]
    let column = (steps.map(\.0.count).max() ?? 0) + 2
    let lines = steps.map { $0.0 + String(repeating: " ", count: column - $0.0.count) + $0.1 }
    return "Wrote \(written.joined(separator: " and ")): \(problem.title), in \(language.title).\n"
      + "\nNext:\n" + lines.map { "  \($0)\n" }.joined()
  }
}
