import Grading
import Judging
import Reporting

/// `judge check PROBLEM [CANDIDATE]`
enum CheckCommand: Command {
  static let description = CommandDescription(
    name: "check", summary: "Judge one candidate.",
    discussion: """
      CANDIDATE is one source file (.swift, .c, .cpp, .rs, .f90), which is compiled, or a shared \
      library (.so, .dylib). Without it a file named after the problem in the current folder is \
      taken; failing that, the problem's own accepted example.

      The candidate runs in a process of its own, in training and in eval mode, and is compared with \
      the reference.
      """,
    arguments: [
      CommonOptions.problem,
      ArgumentDescription(
        name: "CANDIDATE", help: "A source file or a shared library.", kind: .optional,
        completion: .file),
    ],
    options: [
      CommonOptions.seed, CommonOptions.timeout, CommonOptions.memory,
      CommonOptions.noDiagnosis, CommonOptions.requireIsolation, LearnerRecord.option,
      Watch.option, TimingText.option,
      CommonOptions.format(["text", "json", "junit", "github", "gradescope", "html"]),
      CommonOptions.output, Language.option, CommonOptions.color, CommonOptions.problems,
      CommonOptions.fixtures,
    ],
    examples: [
      "judge check batchnorm my_batch_norm.c", "judge check batchnorm build/libbn.so --seed 7",
      "judge check batchnorm solution.swift --format json", "judge check batchnorm --watch",
    ])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let isWatching = parsed.flag(Watch.option.name)
    if isWatching { try Watch.check(parsed) }
    let installation = context.installation(parsed)
    var timings = Timings(start: context.timeToStart)
    let ahead = timings.measure(.workers) {
      isWatching ? WorkersAhead() : WorkersAhead(installation)
    }
    let begin = ContinuousClock.now
    let entry = try ProblemLibrary(installation).entry(parsed.positionals[0])
    let path = try candidatePath(parsed, entry, context)
    let candidate = try CandidateFile(path: path)
    timings.add(.reading, since: begin)
    try CommonOptions.demandIsolation(parsed, installation)
    let grader = try Grader(
      entry, installation: installation, seed: CommonOptions.seed(parsed),
      limits: CommonOptions.limits(parsed), diagnoses: !parsed.flag("--no-diagnosis"))
    if isWatching {
      try Watch(path: path, grader: grader, parsed: parsed, context: context).run()
    }
    timings += grader.preparation
    let report = try grader.judge(candidate, timings: &timings, ahead: ahead)
    let asked = parsed.flag(TimingText.option.name) ? timings : nil
    // The problem's own example is nobody's try; a file found here has a name without a folder.
    let record =
      parsed.positionals.count > 1 || !path.contains("/") ? LearnerRecord(parsed, context) : nil
    try timings.measure(.reporting) {
      let text = render(report, parsed, context, asked)
      try context.deliver(isText(parsed) ? text + next(report, record) : text, parsed)
      if parsed.value(of: "--format") == "github" {
        try StepSummary(context)?.add(GitHub.stepSummary(report))
      }
      record?.add(report)
    }
    if asked != nil { context.printError(TimingText.text(timings)) }
    return exitCode(of: report.verdict)
  }

  /// The file of the current folder that is named after a problem.
  static func ownFile(_ problem: String, _ context: Context) -> String? {
    ["swift", "c", "cpp", "rs", "f90", "so", "dylib"].map { "\(problem).\($0)" }
      .first { Files.exists(Files.join(context.currentFolder, $0)) }
  }

  /// The candidate that was named, or the one that stands in for it.
  static func candidatePath(
    _ parsed: ParsedCommand, _ entry: ProblemLibrary.Entry, _ context: Context
  ) throws(GradingError) -> String {
    if parsed.positionals.count > 1 { return parsed.positionals[1] }
    let id = entry.problem.id
    if let path = ownFile(id, context) {
      context.printError("judge: no candidate given: judging \(path) of the current folder\n")
      return path
    }
    // The problem's own example is nobody's file to work on.
    if parsed.flag(Watch.option.name) { throw .noSuchCandidate("\(id).swift") }
    let folder = Files.join(entry.folder, "submissions/accepted")
    guard
      let example = Files.names(in: folder).first(where: {
        CandidateFile.kind(of: $0).map { $0 == .swift } ?? false
      }) ?? Files.names(in: folder).first(where: { CandidateFile.kind(of: $0) != nil })
    else {
      throw .noSuchCandidate("\(id).swift")
    }
    context.printError(
      "judge: no candidate given and no \(id).swift, .c or the like here: judging the problem's own "
        + "accepted example \(example)\n")
    return Files.join(folder, example)
  }

  private static func isText(_ parsed: ParsedCommand) -> Bool {
    ["text", nil].contains(parsed.value(of: "--format"))
  }

  /// Where a learner goes on from an accepted candidate.
  private static func next(_ report: Report, _ record: LearnerRecord?) -> String {
    guard report.verdict == .accepted else { return "" }
    guard let record else {
      return "\nNext: judge init \(report.problemID) writes a file of your own to begin with.\n"
    }
    return record.isKept ? "\nNext: judge status shows which problems are left.\n" : ""
  }

  private static func render(
    _ report: Report, _ parsed: ParsedCommand, _ context: Context, _ timings: Timings?
  ) -> String {
    switch parsed.value(of: "--format") {
    case "json":
      JSONReport.encode(report, pretty: true, more: timings.map(TimingText.members) ?? [])
        + "\n"
    case "junit": JUnit.render(report)
    case "github": GitHub.annotations(report)
    case "gradescope": Gradescope.render(report)
    case "html": HTMLReport.render(report)
    default:
      TextReport.render(
        report, style: context.style(parsed), language: Language(parsed, context))
    }
  }

  static func exitCode(of verdict: Verdict) -> ExitCode {
    switch verdict {
    case .accepted: .success
    case .judgeError: .judgeFailed
    default: .notAccepted
    }
  }
}
