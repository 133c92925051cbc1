package import Judging

/// A table for spreadsheets, RFC 4180: a line per submission.
///
/// A text that a spreadsheet would take for a formula begins with an apostrophe instead (OWASP,
/// "CSV Injection"): students choose the names of their files.
package enum CSV {
  package static let columns = [
    "submission", "verdict", "earned", "possible", "mistakes", "reason", "cases",
    "cases_accepted", "wall_ms", "cpu_ms", "peak_mib", "kind", "sha256", "seed", "problem",
  ]

  package static func render(_ report: ClassReport) -> String {
    ClassRenderer(.csv).render(report)
  }

  static let head = columns.joined(separator: ",") + "\r\n"

  static func part(_ entry: ClassReport.Entry, of report: ClassReport) -> String {
    row(entry, of: report).joined(separator: ",") + "\r\n"
  }

  private static func row(_ entry: ClassReport.Entry, of report: ClassReport) -> [String] {
    let head = [cell(entry.name), entry.verdict.rawValue]
    let tail = ["\(report.seed)", cell(report.problemID)]
    guard let judged = entry.report else {
      // An empty score, not 0: it was not judged.
      return head + ["", "", "", cell(SummaryText.reason(entry))]
        + Array(repeating: "", count: columns.count - 8) + tail
    }
    let counts = judged.verdict != .judgeError
    return head + [
      counts ? "\(judged.score.earned)" : "", counts ? "\(judged.score.possible)" : "",
      cell(SummaryText.mistakes(judged)), cell(SummaryText.reason(judged)),
      "\(judged.cases.count)", "\(judged.cases.count { $0.verdict == .accepted })",
      number(judged.usage.wallMilliseconds), number(judged.usage.cpuMilliseconds),
      number(judged.usage.peakMebibytes), judged.candidate.kind.rawValue,
      cell(judged.candidate.sha256),
    ] + tail
  }

  private static func number(_ number: Double) -> String {
    number.isFinite ? Decimal(number).fixed(decimals: 2) : ""
  }

  /// Quoted where it must be, after taking the sting out of it.
  static func cell(_ text: String) -> String {
    var text = SafeText.line(text)
    if let first = text.unicodeScalars.first(where: { !$0.properties.isWhitespace }),
      "=+-@＝＋－＠|%".unicodeScalars.contains(first)
    {
      text = "'" + text
    }
    let needsQuotes =
      text.unicodeScalars.contains { ",\"\n\r;".unicodeScalars.contains($0) } || text.hasPrefix(" ")
    return needsQuotes ? "\"" + SafeText.spell(text) { $0 == "\"" ? "\"\"" : nil } + "\"" : text
  }
}
