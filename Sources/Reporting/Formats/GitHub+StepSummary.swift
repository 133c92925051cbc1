package import Judging

extension GitHub {
  /// GitHub refuses a larger step summary.
  static let summaryBytes = 1_048_576

  /// Markdown for the file that `GITHUB_STEP_SUMMARY` names.
  package static func stepSummary(_ report: Report) -> String {
    let fence = "````"
    let text = TextReport.render(report, style: .plain).replacing(
      fence, with: "'" + fence.dropFirst())
    let points =
      report.verdict == .judgeError
      ? "" : ", \(report.score.earned) of \(report.score.possible) points"
    return """
      ### \(Markdown.text(report.problemID)): \(report.verdict.rawValue)\(points)

      \(fence)text
      \(text)\(fence)

      """
  }

  /// A table of the submissions that are not accepted, then of the mistakes.
  package static func stepSummary(_ report: ClassReport) -> String {
    var text = """
      ### \(Markdown.text(report.problemID)): \(report.accepted) of \(report.entries.count) accepted

      | verdict | submissions |
      |---|---:|

      """
    for (verdict, count) in report.counts { text += "| \(verdict.rawValue) | \(count) |\n" }
    if !report.mistakes.isEmpty {
      text += "\n| mistake | submissions |\n|---|---:|\n"
      for mistake in report.mistakes {
        text += "| \(Markdown.text(mistake.title)) | \(mistake.submissions.count) |\n"
      }
    }
    let others = report.entries.filter { $0.verdict != .accepted }
    if !others.isEmpty { text += "\n| submission | verdict | points | why |\n|---|---|---:|---|\n" }
    for (number, entry) in others.enumerated() {
      let points = SummaryText.points(entry)
      let line =
        "| \(Markdown.text(entry.name)) | \(entry.verdict.rawValue) | \(points) | "
        + "\(Markdown.text(SummaryText.reason(entry))) |\n"
      if text.utf8.count + line.utf8.count > summaryBytes - 200 {
        return text + "\nand \(others.count - number) more that do not fit here\n"
      }
      text += line
    }
    return text
  }
}

/// What Markdown needs of a text that others wrote.
enum Markdown {
  /// One line without markup, links or HTML.
  static func text(_ text: String) -> String {
    SafeText.spell(SafeText.line(text)) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "!", "@": "\\\(scalar)"
      default: nil
      }
    }
  }
}
