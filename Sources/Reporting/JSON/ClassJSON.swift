import FoundationEssentials
package import Judging

/// A class as JSON, `judge-grade/1`, with each submission on a line of its own.
package enum ClassJSON {
  static let schema = "judge-grade/1"

  /// The whole class; totals come before the entries, each of which is a `judge-report/1` with its
  /// name, or says why there is none.
  package static func encode(_ report: ClassReport) -> String {
    ClassRenderer(.json).render(report)
  }

  /// Reads a class back, also one in JSON Lines.
  /// - Throws: `ReportFileError` where the text is not such a class.
  package static func decode(_ text: String) throws(ReportFileError) -> ClassReport {
    let isLines = EncodedLine.schema(ofFirstLine: text).map { EncodedLine.schemas.contains($0) }
    return isLines ?? false
      ? try decodeLines(text) : try JSONReport.read(EncodedClass.self, from: text).model()
  }

  static func head(_ report: ClassReport) -> String {
    let value = JSONValue.object([
      .init("schema", .string(schema)),
      .init("judge", .string(report.judgeVersion)),
      .init("problem", problem(report)),
      .init("seed", .unsigned(report.seed)),
      .init("shard", report.shard.map(shard) ?? .null),
      .init("totals", totals(report)),
      .init("entries", .array([])),
    ])
    // The entries and the ends of list and object follow.
    return String(value.text(pretty: true).dropLast("]\n}".count))
  }

  static func part(_ entry: ClassReport.Entry) -> String {
    let value = JSONValue.object([
      .init("name", .string(entry.name)),
      .init("verdict", .string(entry.verdict.rawValue)),
      .init("message", .optional(entry.message)),
      .init("report", entry.report.map { EncodedReport($0).json } ?? .null),
    ])
    return "\n    " + value.text(pretty: false)
  }

  static func tail(_ report: ClassReport) -> String {
    (report.entries.isEmpty ? "" : "\n  ") + "]\n}\n"
  }

  static func problem(_ report: ClassReport) -> JSONValue {
    .object([
      .init("id", .string(report.problemID)), .init("sha256", .string(report.problemSHA256)),
    ])
  }

  static func shard(_ shard: ClassReport.Shard) -> JSONValue {
    .object([.init("index", .integer(shard.index)), .init("count", .integer(shard.count))])
  }

  private static func totals(_ report: ClassReport) -> JSONValue {
    .object([
      .init("submissions", .integer(report.entries.count)),
      .init(
        "verdicts",
        .object(report.counts.map { .init($0.verdict.rawValue, .integer($0.count)) })),
      .init("mean_score", .optional(report.meanScore)),
      .init("usage", EncodedReport.Usage(report.usage).json),
      .init("mistakes", .array(report.mistakes.map(mistake))),
    ])
  }

  private static func mistake(_ count: ClassReport.MistakeCount) -> JSONValue {
    .object([
      .init("mistakes", .array(count.mistakes.map { .string($0) })),
      .init("title", .string(count.title)),
      .init("count", .integer(count.submissions.count)),
    ])
  }
}
