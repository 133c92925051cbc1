package import Judging

/// A class as one HTML file without references to the outside: it can be mailed, put on any server,
/// opened from a disk and printed. Without scripts it is still a complete report; with them the
/// table sorts and filters.
package enum HTMLReport {
  package static func render(_ report: ClassReport) -> String {
    ClassRenderer(.html).render(report)
  }

  /// Everything up to the head of the table.
  static func head(_ report: ClassReport) -> String {
    let title = "\(report.problemID): \(report.accepted) of \(report.entries.count) accepted"
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
      <title>\(HTML.line(title))</title>
      <style>
      \(text(PackageResources.page_css))</style>
      </head>
      <body>
      <header>
      <h1>\(HTML.line(title))</h1>
      <p class="faint">\(HTML.line(facts(report)))</p>
      </header>
      <main>
      \(verdicts(report))
      <div class="columns">
      \(scores(report))
      \(mistakes(report))
      </div>
      \(tableHead(report))

      """
  }

  /// Everything after the rows of the table.
  static let tail = """

    </table>
    </section>
    </main>
    <script>
    \(text(PackageResources.page_js))</script>
    </body>
    </html>

    """

  /// One candidate: a class of one.
  package static func render(_ report: Report) -> String {
    render(
      ClassReport(
        judgeVersion: report.judgeVersion, problemID: report.problemID,
        problemSHA256: report.problemSHA256, seed: report.seed,
        entries: [ClassReport.Entry(name: report.candidate.path, outcome: .judged(report))]))
  }

  private static func facts(_ report: ClassReport) -> String {
    let shard = report.shard.map { ", shard \($0.index)/\($0.count)" } ?? ""
    return "judge \(report.judgeVersion), problem \(report.problemSHA256.prefix(12)), "
      + "seed \(report.seed)\(shard)." + SummaryText.runs(report.usage)
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
