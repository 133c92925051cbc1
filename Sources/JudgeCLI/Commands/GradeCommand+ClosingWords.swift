import Judging
import Reporting

/// What is said on stderr when a class has been graded or merged.
struct ClosingWords {
  private static let failuresShown = 20

  private let report: ClassReport
  private let context: Context
  private let isQuiet: Bool
  /// The report itself says all this, and is before the reader's eyes.
  private let isSeen: Bool

  init(_ report: ClassReport, _ parsed: ParsedCommand, _ context: Context) {
    self.report = report
    self.context = context
    isQuiet = parsed.flag("--quiet")
    isSeen = parsed.value(of: "--format") ?? "text" == "text" && !parsed.has("--output")
  }

  func print(time: Duration, jobs: Int, known: Int) {
    if !isQuiet {
      if !isSeen { print() }
      let count = report.entries.count
      let seconds = Double(time / .milliseconds(1)) / 1000
      let rate = Int((Double(count - known) / max(seconds, 0.001)).rounded())
      let speed = rate > 0 ? " (\(rate) a second)" : ""
      let before = known > 0 ? ", \(known) of them known from before" : ""
      context.printError(
        "judge: \(count) in \(seconds.hundredths) s\(speed), \(jobs) at a time\(before)\n")
    }
    printFaults()
  }

  /// Failures and totals.
  func print() {
    let lines = ClassText.closing(report, style: .plain, failures: Self.failuresShown)
    context.printError(lines.map { $0 + "\n" }.joined())
  }

  /// The judge's own faults are said even if nothing else is.
  func printFaults() {
    let failed = report.entries.filter { $0.verdict == .judgeError }
    guard let first = failed.first else { return }
    context.printError(
      "judge: ERROR: \(failed.count) of \(report.entries.count) could not be judged. That is the "
        + "judge's fault or this machine's, and costs no points. The first is "
        + "\(SafeText.line(first.name)): \(SafeText.line(first.message ?? ""))\n")
  }
}

extension Double {
  /// "6.62"
  fileprivate var hundredths: String {
    let number = Int((self * 100).rounded())
    let rest = number % 100
    return "\(number / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
