import FoundationEssentials
package import Judging

/// A class as JSON, `judge-grade/1`, and as JSON Lines.
package enum ClassJSON {
  static let schema = "judge-grade/1"
  static let errorSchema = "judge-entry-error/1"

  /// The whole class; totals come before the entries, each of which is a `judge-report/1` with its
  /// name, or says why there is none.
  package static func encode(_ report: ClassReport, pretty: Bool) -> String {
    let usage = EncodedReport.Usage(report.usage)
    let shard = report.shard.map {
      JSONValue.object([.init("index", .integer($0.index)), .init("count", .integer($0.count))])
    }
    let value = JSONValue.object([
      .init("schema", .string(schema)),
      .init("judge", .string(report.judgeVersion)),
      .init(
        "problem",
        .object([
          .init("id", .string(report.problemID)), .init("sha256", .string(report.problemSHA256)),
        ])),
      .init("seed", .unsigned(report.seed)),
      .init("shard", shard ?? .null),
      .init(
        "totals",
        .object([
          .init("submissions", .integer(report.entries.count)),
          .init(
            "verdicts",
            .object(report.counts.map { .init($0.verdict.rawValue, .integer($0.count)) })),
          .init("mean_score", .optional(report.meanScore)),
          .init("usage", usage.json),
          .init("mistakes", .array(report.mistakes.map(mistake))),
        ])),
      .init("entries", .array(report.entries.map { entry($0) })),
    ])
    return value.text(pretty: pretty) + "\n"
  }

  /// One line per submission: its `judge-report/1`, or, where there is none, a
  /// `judge-entry-error/1` with the name, a verdict and why.
  package static func lines(_ report: ClassReport) -> String {
    report.entries.map { line($0, of: report) }.joined()
  }

  package static func line(_ entry: ClassReport.Entry, of report: ClassReport) -> String {
    if let judged = entry.report { return JSONReport.encode(judged, pretty: false) }
    let value = JSONValue.object([
      .init("schema", .string(errorSchema)),
      .init("judge", .string(report.judgeVersion)),
      .init(
        "problem",
        .object([
          .init("id", .string(report.problemID)), .init("sha256", .string(report.problemSHA256)),
        ])),
      .init("candidate", .object([.init("path", .string(entry.name))])),
      .init("seed", .unsigned(report.seed)),
      .init("verdict", .string(entry.verdict.rawValue)),
      .init("message", .optional(entry.message)),
    ])
    return value.text(pretty: false) + "\n"
  }

  /// - Throws: `ReportFileError` where the text is not such a class.
  package static func decode(_ text: String) throws(ReportFileError) -> ClassReport {
    try JSONReport.read(EncodedClass.self, from: text).model()
  }

  private static func mistake(_ count: ClassReport.MistakeCount) -> JSONValue {
    .object([
      .init("mistakes", .array(count.mistakes.map { .string($0) })),
      .init("title", .string(count.title)),
      .init("count", .integer(count.submissions.count)),
    ])
  }

  private static func entry(_ entry: ClassReport.Entry) -> JSONValue {
    .object([
      .init("name", .string(entry.name)),
      .init("verdict", .string(entry.verdict.rawValue)),
      .init("message", .optional(entry.message)),
      .init("report", entry.report.map { EncodedReport($0).json } ?? .null),
    ])
  }
}
