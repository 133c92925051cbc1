import Grading
import Isolation
import Judging
import Reporting

/// `judge check --watch`: judges a file again whenever it is saved, until it is interrupted.
struct Watch {
  static let option = OptionDescription(
    name: "--watch", short: "-w",
    help: "Judge again whenever the file is saved, and say what changed. Ctrl-C ends.")

  let path: String
  let grader: Grader
  let parsed: ParsedCommand
  let context: Context

  /// What is shown is for somebody who looks on.
  static func check(_ parsed: ParsedCommand) throws(UsageError) {
    let why = "what is watched is shown as text, one verdict after the other"
    if let format = parsed.value(of: "--format"), format != "text" {
      throw .contradiction(option.name, "--format \(format)", why: why)
    }
    if parsed.has("--output") { throw .contradiction(option.name, "--output", why: why) }
  }

  /// - Throws: `GradingError` where the machine cannot judge; what is wrong with the file is shown.
  func run() throws(GradingError) -> Never {
    let file: FileFollower
    do throws(IsolationError) {
      file = try FileFollower(path: path)
    } catch {
      throw .unreadable(path: path, reason: error.description)
    }
    let record = LearnerRecord(parsed, context)
    var last: Report?
    // Something else has been shown since.
    var isCovered = false
    while true {
      let sight = try file.work { stamp throws(GradingError) in try look(stamp, since: last) }
      switch sight {
      case .verdict(let report):
        record.add(report)
        show(report, since: last)
        last = report
      case .obstacle(let words): context.print("\(path) \(words)\n")
      case .same: if isCovered, let last { show(last, since: nil) }
      case nil: break
      }
      isCovered = sight?.coversVerdict ?? true
      file.wait()
    }
  }

  /// What was found when the file had changed.
  private enum Sight {
    case verdict(Report)
    /// It is the file of the last verdict.
    case same
    /// Why there is nothing to judge, as the end of a sentence.
    case obstacle(String)

    var coversVerdict: Bool {
      if case .obstacle = self { true } else { false }
    }
  }

  private func look(_ stamp: FileStamp?, since last: Report?) throws(GradingError) -> Sight {
    if let obstacle = obstacle(stamp) { return .obstacle(obstacle) }
    // If it has gone meanwhile, that is the next change.
    guard let candidate = try read(), candidate.sha256 != last?.candidate.sha256 else {
      return .same
    }
    if hasScreen { context.print("\r\u{1B}[KJudging \(path) …") }
    return .verdict(try grader.judge(candidate))
  }

  private func obstacle(_ stamp: FileStamp?) -> String? {
    guard let stamp else { return "is gone: waiting until it is there again." }
    switch stamp.kind {
    case .folder: return "is a folder: waiting until it is a file again."
    case .other: return "is no file: waiting until it is one again."
    case .regular:
      return stamp.byteCount > 0 ? nil : "is empty: waiting until something is in it."
    }
  }

  /// nil if it has gone meanwhile, which is seen as the next change.
  private func read() throws(GradingError) -> CandidateFile? {
    do throws(GradingError) {
      return try CandidateFile(path: path)
    } catch {
      switch error {
      case .noSuchCandidate, .isFolder: return nil
      default: throw error
      }
    }
  }

  /// On a terminal that can, each verdict has the screen to itself.
  private var hasScreen: Bool {
    context.outputIsTerminal && context.environment["TERM"] != "dumb"
  }

  private func show(_ report: Report, since last: Report?) {
    var context = context
    (context.width, context.height) = context.screen()
    let text = TextReport.render(
      report, style: context.style(parsed), language: Language(parsed, context), since: last)
    let end = "Watching \(path); Ctrl-C ends.\n"
    guard hasScreen else {
      context.print((last == nil ? "" : "\n") + text + "\n" + end)
      return
    }
    // Besides: an empty line, what was cut, the next step, the last line, and that of the cursor.
    let (shown, left) = TextLayout.fit(text, rows: context.height - 5, width: context.width)
    var cut: [String] = []
    if left > 0 { cut = ["(\(left) more lines without --watch.)"] + TextReport.nextStep(report) }
    context.print(
      "\u{1B}[H\u{1B}[J\(shown)\n" + cut.map { $0 + "\n" }.joined() + end)
  }
}
