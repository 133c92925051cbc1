import Grading
import Isolation
import Judging
import Reporting
import Synchronization

extension GradeCommand {
  /// A class under way, and what is to become of it, also if the program is interrupted.
  final class Grading: Sendable {
    let run: ClassRun
    private let output: ClassOutput
    private let destination: ClassDestination
    private let printError: @Sendable (String) -> Void
    private let isFinished = Mutex(false)

    init(
      _ parsed: ParsedCommand, _ context: Context, _ grader: Grader, _ submissions: [Submission],
      shard: ClassReport.Shard?
    ) throws(GradingError) {
      let format = ClassFormat(rawValue: parsed.value(of: "--format") ?? "text") ?? .text
      let header = ClassReport(
        judgeVersion: Grader.version, problemID: grader.entry.problem.id,
        problemSHA256: grader.entry.sha256, seed: grader.seed, shard: shard, entries: [])
      destination = try ClassDestination(parsed, context)
      let output = try ClassOutput(
        ClassRenderer(format, style: context.style(parsed)), header: header,
        folder: context.temporaryFolder)
      let resume = try parsed.value(of: "--resume").map { path throws(GradingError) in
        try ResumeFile(path)
      }
      let isReproducible = parsed.flag("--reproducible")
      let settings = grader.settings
      run = ClassRun(
        grader, submissions,
        hooks: ClassRun.Hooks(
          known: { candidate in
            resume?.report(candidate, like: header, settings)
          },
          keep: { entry, isNew throws(GradingError) in
            if isNew, let report = entry.report { try resume?.add(report) }
            return try output.add(isReproducible ? entry.withoutUsage : entry)
          }))
      self.output = output
      printError = context.printError
    }

    /// Writes the report; nil if that has been done already.
    func finish(rest: String) throws(GradingError) -> ClassReport? {
      try isFinished.withLock { isFinished throws(GradingError) in
        if isFinished { return nil }
        isFinished = true
        var report = output.header
        report.entries = run.entries(rest: rest)
        try destination.write(report, output)
        return report
      }
    }

    /// What was judged before an interruption is not lost.
    func rescue() {
      do throws(GradingError) {
        guard let report = try finish(rest: "interrupted before it was judged") else { return }
        let done = report.entries.count { $0.verdict != .skipped }
        printError(
          "\njudge: interrupted: \(done) of \(report.entries.count) submissions were judged"
            + (destination.path.map { ", and are in \(SafeText.line($0))" } ?? "") + "\n")
      } catch {
        printError("\njudge: interrupted, and \(error.description)\n")
      }
    }
  }
}

extension ClassReport.Entry {
  /// Without what was measured.
  var withoutUsage: ClassReport.Entry {
    guard var report else { return self }
    report.usage = Report.Usage(wallMilliseconds: 0, cpuMilliseconds: 0, peakMebibytes: 0)
    return ClassReport.Entry(name: name, outcome: .judged(report))
  }
}
