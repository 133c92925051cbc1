import Judging

/// A report in one line: the mistake where it is known, else the first thing that was wrong.
enum SummaryText {
  static func sentence(_ report: Report) -> String {
    let why = reason(report)
    return report.verdict.rawValue + (why.isEmpty ? "" : ": " + why)
  }

  /// As `sentence`, without the verdict; empty for an accepted candidate.
  static func reason(_ report: Report) -> String {
    switch report.verdict {
    case .accepted: return ""
    case .compileError, .judgeError:
      let message = report.message ?? report.cases.lazy.compactMap(\.message).first ?? ""
      return firstLine(message)
    default: break
    }
    if let best = report.diagnosis.first { return SafeText.line(best.title) }
    if let message = report.message { return firstLine(message) }
    guard
      let first = report.cases.first(where: { $0.verdict != .accepted && $0.verdict != .skipped })
    else { return "" }
    return "in \(SafeText.line(first.id)): " + FindingText.reason(first)
  }

  static func reason(_ entry: ClassReport.Entry) -> String {
    entry.report.map(reason) ?? firstLine(entry.message ?? "")
  }

  /// "12/20"; empty where there are none because the judge failed.
  static func points(_ entry: ClassReport.Entry) -> String {
    guard let report = entry.report, report.verdict != .judgeError else { return "" }
    return "\(report.score.earned)/\(report.score.possible)"
  }

  /// The slugs of the best diagnosis, as in "eps-missing + momentum-swapped".
  static func mistakes(_ report: Report) -> String {
    report.diagnosis.first?.mistakes.joined(separator: " + ") ?? ""
  }

  /// What all runs of a class used together; empty where measurements were left out.
  static func runs(_ usage: Report.Usage) -> String {
    if usage.isEmpty { return "" }
    return " All runs together took \(Words.time(milliseconds: usage.wallMilliseconds)) "
      + "(\(Words.time(milliseconds: usage.cpuMilliseconds)) of processor), the largest "
      + "\(NumberText.short(usage.peakMebibytes)) MiB."
  }

  /// The first line that says something; of a compiler's output the first error.
  private static func firstLine(_ text: String) -> String {
    SafeText.line(firstLine(in: text).map(String.init) ?? "")
  }

  static func firstLine(in text: String) -> Substring? {
    let lines = text.split(whereSeparator: \.isNewline)
    return lines.first { $0.contains("error:") } ?? lines.first { !$0.allSatisfy(\.isWhitespace) }
  }
}
