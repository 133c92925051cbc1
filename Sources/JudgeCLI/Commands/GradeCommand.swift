import Grading
import Isolation
import Judging
import Reporting
import Synchronization

/// `judge grade PROBLEM PATH…`
enum GradeCommand: Command {
  static let formats = ClassFormat.allCases.map(\.rawValue)
  static let exitZero = OptionDescription(
    name: "--exit-zero",
    help: "End with 0 although some are not accepted, for callers that read the report.")

  static let description = CommandDescription(
    name: "grade", summary: "Judge many candidates, several at a time.",
    discussion: """
      PATH is a candidate, or a folder whose candidates are judged: those directly in it, without \
      hidden files. The report is in the order of the paths, however many are judged at a time.

      With --resume FILE each report is added to FILE as soon as it is made, and candidates that FILE \
      has already are not judged again, unless candidate, problem, judge, seed or limits have changed.

      A part of a class is graded with --shard, or where TEST_SHARD_INDEX, CI_NODE_INDEX, \
      SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX say which part; judge merge joins the reports.

      Times and memory are measured, and so differ from run to run; --reproducible leaves them out, \
      and then two reports of the same submissions are the same bytes.
      """,
    arguments: [
      CommonOptions.problem,
      ArgumentDescription(
        name: "PATH", help: "Candidates, and folders of candidates.", kind: .oneOrMore,
        completion: .file),
    ],
    options: [
      OptionDescription(
        name: "--jobs", short: "-j", valueName: "N", help: "How many are judged at a time.",
        defaultText: "the number of processors"),
      CommonOptions.seed, CommonOptions.timeout, CommonOptions.memory,
      CommonOptions.noDiagnosis, CommonOptions.requireIsolation,
      OptionDescription(
        name: "--time-limit", valueName: "SECONDS",
        help: "Give up what is not judged after this time.", defaultText: "none"),
      OptionDescription(
        name: "--slow", valueName: "SECONDS",
        help: "Say which submission is running for longer than this.", defaultText: "5"),
      OptionDescription(
        name: "--resume", valueName: "FILE", help: "Keep a record in FILE, and go on from it.",
        completion: .file),
      OptionDescription(
        name: "--shard", valueName: "I/N",
        help: "Grade part I of N, from 1; all for everything, whatever the environment says."),
      OptionDescription(
        name: "--shards", valueName: "N", help: "The number of parts, for JOB_COMPLETION_INDEX."),
      OptionDescription(
        name: "--reproducible", help: "Leave out what is measured: times and memory."),
      exitZero,
      OptionDescription(name: "--quiet", short: "-q", help: "No progress on stderr."),
      CommonOptions.format(formats), CommonOptions.output, CommonOptions.color,
      CommonOptions.problems, CommonOptions.fixtures,
    ],
    examples: [
      "judge grade batchnorm submissions/", "judge grade batchnorm */mine.swift --jobs 8",
      "judge grade batchnorm submissions/ --format html -o report.html",
      "judge grade batchnorm submissions/ --resume done.jsonl",
      "judge grade batchnorm submissions/ --shard 1/4 --format json -o 1.json",
    ])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let started = ContinuousClock.now
    let choice = try ShardChoice(parsed, context.environment)
    let jobs = try parsed.integer(of: "--jobs", in: 1...4096) ?? context.processors
    let timeLimit = try parsed.number(of: "--time-limit", in: 0.001...31_536_000)
    let slow = try parsed.number(of: "--slow", in: 0.001...31_536_000) ?? 5
    let installation = context.installation(parsed)
    let entry = try ProblemLibrary(installation).entry(parsed.positionals[0])
    let list = try SubmissionList(
      Array(parsed.positionals.dropFirst()), temporary: context.temporaryFolder)
    mention(list, context)
    try CommonOptions.demandIsolation(parsed, installation)
    let submissions = list.submissions.filter { submission in
      choice.shard.map { submission.shard(of: $0.count) == $0.index } ?? true
    }
    if let path = choice.statusFile { try Files.write([], to: path) }
    var display = ProgressDisplay(
      ProgressDisplay.form(parsed, context), slowAfter: .milliseconds(Int(slow * 1000)),
      print: context.printError)
    display.begin(submissions.count, jobs: min(jobs, max(submissions.count, 1)))

    let grader = try Grader(
      entry, installation: installation, seed: CommonOptions.seed(parsed),
      limits: CommonOptions.limits(parsed), diagnoses: !parsed.flag("--no-diagnosis"))
    try grader.prepare()
    let grading = try Grading(parsed, context, grader, submissions, shard: choice.shard)
    Interruption.rescue { grading.rescue() }
    defer { Interruption.rescue(nil) }
    let deadline = timeLimit.map { started + .milliseconds(Int($0 * 1000)) }
    do throws(GradingError) {
      try grading.run.run(jobs: jobs, deadline: deadline) { display.show($0) }
    } catch {
      display.end()
      throw error
    }
    display.end()
    guard let report = try grading.finish(rest: "the time limit of the run came first") else {
      return .interrupted
    }
    withExtendedLifetime(list) {}
    ClosingWords(report, parsed, context).print(
      time: .now - started, jobs: jobs, known: grading.run.progress.known)
    return exitCode(of: report, parsed)
  }

  static func exitCode(of report: ClassReport, _ parsed: ParsedCommand) -> ExitCode {
    if report.entries.contains(where: { $0.verdict == .judgeError }) { return .judgeFailed }
    let isAllAccepted = report.accepted == report.entries.count
    return isAllAccepted || parsed.flag(exitZero.name) ? .success : .notAccepted
  }

  /// What a teacher may not have expected of the paths.
  private static func mention(_ list: SubmissionList, _ context: Context) {
    for folder in list.emptyFolders {
      context.printError("judge: there is no candidate directly in \(SafeText.line(folder))\n")
    }
    if list.leftOut.isEmpty { return }
    let names = list.leftOut.prefix(5).map { SafeText.line($0) }.joined(separator: ", ")
    let more = list.leftOut.count > 5 ? " and \(list.leftOut.count - 5) more" : ""
    context.printError("judge: left out, being no candidates: \(names)\(more)\n")
  }
}
