import Judging

extension HTMLReport {
  /// The head of the table.
  static func tableHead(_ report: ClassReport) -> String {
    let verdicts = report.counts.map { "<option>\($0.verdict.rawValue)</option>" }
    let mistakes = report.mistakes.map {
      "<option>\(HTML.line($0.mistakes.joined(separator: " + ")))</option>"
    }
    let heads = [
      ("Submission", "text"), ("Verdict", "text"), ("Points", "number"), ("Why", "text"),
      ("ms", "number"), ("MiB", "number"),
    ].map { "<th scope=\"col\" data-kind=\"\($0.1)\">\($0.0)</th>" }
    return """
      <section>
      <h2>Submissions</h2>
      <form class="controls" hidden>
      <label>Find <input type="search" name="find" placeholder="name or reason"></label>
      <label>Verdict <select name="verdict"><option value="">all</option>\
      \(verdicts.joined())</select></label>
      <label>Mistake <select name="mistake"><option value="">all</option>\
      \(mistakes.joined())</select></label>
      <output></output>
      </form>
      <table id="submissions">
      <thead><tr>\(heads.joined())</tr></thead>
      """
  }

  /// A submission is a `tbody` of two rows, so that its details move with it.
  static func part(_ entry: ClassReport.Entry) -> String {
    let report = entry.report
    let usage = report.flatMap { $0.usage.isEmpty ? nil : $0.usage }
    let slug = report.map(SummaryText.mistakes) ?? ""
    let kind = kind(of: entry.verdict)
    func number(_ label: String, _ value: Double?) -> String {
      let text = value.map { NumberText.short($0) } ?? ""
      return "<td data-label=\"\(label)\" data-value=\"\(value.map { $0.description } ?? "-1")\">"
        + "\(text)</td>"
    }
    let earned = report.flatMap { $0.verdict == .judgeError ? nil : $0.score.earned }
    return """
      <tbody data-verdict="\(entry.verdict.rawValue)" data-mistake="\(HTML.line(slug))">
      <tr><th scope="row"><bdi>\(HTML.line(entry.name))</bdi></th>\
      <td data-label="Verdict"><span class="verdict \(kind)">\(entry.verdict.rawValue)</span></td>\
      <td data-label="Points" data-value="\(earned ?? -1)">\(SummaryText.points(entry))</td>\
      <td data-label="Why">\(HTML.line(SummaryText.reason(entry)))</td>\
      \(number("ms", usage?.wallMilliseconds))\
      \(number("MiB", usage?.peakMebibytes))</tr>
      \(report.map(details) ?? "")</tbody>
      """
  }

  /// What was seen, and where the worst tensor is wrong; nothing for an accepted submission.
  private static func details(_ report: Report) -> String {
    var parts: [String] = []
    // The title of the diagnosis is in the row already.
    if let best = report.diagnosis.first, !best.mistakes.isEmpty {
      let slugs = best.mistakes.joined(separator: " + ")
      parts.append(
        "<p><code>\(HTML.line(slugs))</code> explains \(best.explains) of "
          + "\(Words.count(best.of, "failed check")).</p>")
    }
    let lines = TextReport.details(report)
    if !lines.isEmpty { parts.append("<pre>\(HTML.block(lines))</pre>") }
    if let map = HeatMap.ofWorst(report) { parts.append(map) }
    if !report.candidateOutput.isEmpty {
      let output = SafeText.cap(report.candidateOutput, lines: TextReport.outputLines)
      parts.append("<p>It printed:</p><pre>\(HTML.block(output))</pre>")
    }
    if parts.isEmpty { return "" }
    return "<tr class=\"details\"><td colspan=\"6\"><details><summary>Details</summary>"
      + parts.joined(separator: "\n") + "</details></td></tr>\n"
  }
}
