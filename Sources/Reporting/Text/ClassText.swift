package import Judging

/// The report of a class for people: a line per submission, those not accepted once more with the
/// reason, the mistakes, the totals last because that is what stays on the screen.
package enum ClassText {
  package static func render(_ report: ClassReport, style: TextStyle) -> String {
    let text = [
      table(report, style), failures(report, style), mistakes(report, style), totals(report, style),
    ].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    return style.letters(text)
  }

  /// What stays at the end: the first of those not accepted, and the totals.
  package static func closing(
    _ report: ClassReport, style: TextStyle, failures limit: Int
  ) -> [String] {
    let others = report.entries.filter { $0.verdict != .accepted && $0.verdict != .skipped }
    let width = style.width - 4
    var lines = others.prefix(limit).map {
      TextLayout.cut(
        "\(SafeText.line($0.name)): \($0.verdict.rawValue): \(SummaryText.reason($0))", to: width)
    }
    if others.count > limit { lines.append("and \(others.count - limit) more") }
    return TextReport.section("Not accepted", lines, style) + totals(report, style)
  }

  private static func table(_ report: ClassReport, _ style: TextStyle) -> [String] {
    let names = report.entries.map { SafeText.line($0.name) }
    let longest = names.map { DisplayWidth.of($0) }.max() ?? 0
    let verdicts = report.entries.map(\.verdict.rawValue.count).max() ?? 0
    let points = report.entries.map { SummaryText.points($0).count }.max() ?? 0
    let column = min(longest, max(style.width - verdicts - points - 16, 16))
    return zip(report.entries, names).map { entry, name in
      let verdict = entry.verdict.rawValue
      let usage = entry.report.flatMap { $0.usage.isEmpty ? nil : $0.usage }
      let time = usage.map { Words.time(milliseconds: $0.wallMilliseconds) } ?? ""
      let line =
        style.paint(verdict, TextReport.paint(of: entry.verdict))
        + String(repeating: " ", count: verdicts - verdict.count + 2)
        + TextLayout.padLeft(SummaryText.points(entry), to: points) + "  "
        + TextLayout.pad(TextLayout.cut(name, to: column), to: column) + "  " + time
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func failures(_ report: ClassReport, _ style: TextStyle) -> [String] {
    let others = report.entries.filter { $0.verdict != .accepted && $0.verdict != .skipped }
    var lines: [String] = []
    for entry in others {
      let name = SafeText.line(entry.name)
      lines += TextLayout.wrap("\(name): \(entry.verdict.rawValue)", width: style.width - 2)
      lines += TextLayout.wrap(SummaryText.reason(entry), width: style.width - 4).map { "  " + $0 }
    }
    return TextReport.section("Not accepted", lines, style)
  }

  private static func mistakes(_ report: ClassReport, _ style: TextStyle) -> [String] {
    let width = report.mistakes.map { "\($0.submissions.count)".count }.max() ?? 0
    let lines = report.mistakes.map {
      TextLayout.padLeft("\($0.submissions.count)", to: width) + "  "
        + $0.mistakes.joined(separator: " + ")
    }
    return TextReport.section("Mistakes", lines, style)
  }

  private static func totals(_ report: ClassReport, _ style: TextStyle) -> [String] {
    let shard = report.shard.map { ", shard \($0.index)/\($0.count)" } ?? ""
    let counts = Words.list(report.counts.map { "\($0.count) \($0.verdict.rawValue)" })
    let mean =
      report.meanScore.map {
        "; on average \(NumberText.short($0)) of \(report.possible) points"
      } ?? ""
    let text =
      "\(report.problemID), \(Words.count(report.entries.count, "submission"))\(shard): "
      + counts + mean + ". Seed \(report.seed)." + SummaryText.runs(report.usage)
    return TextLayout.wrap(text, width: style.width)
  }
}
