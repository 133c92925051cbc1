import FoundationEssentials
package import Judging

/// A class as JSON Lines: a `judge-report/1` for each submission, or, where there is none, a
/// `judge-entry-error/1` with the name, a verdict and why. In a shard each line says which.
extension ClassJSON {
  static let errorSchema = "judge-entry-error/1"
  /// The only line of a shard without submissions, which would otherwise be lost at a merge.
  static let emptySchema = "judge-shard/1"

  package static func lines(_ report: ClassReport) -> String {
    ClassRenderer(.jsonl).render(report)
  }

  package static func line(_ entry: ClassReport.Entry, of report: ClassReport) -> String {
    let shard = report.shard.map { [JSONValue.Member("shard", Self.shard($0))] } ?? []
    if let judged = entry.report {
      let value = EncodedReport(judged).json
      guard case .object(let members) = value else { return "" }
      return JSONValue.object(members + shard).text(pretty: false) + "\n"
    }
    let value = JSONValue.object(
      [
        .init("schema", .string(errorSchema)),
        .init("judge", .string(report.judgeVersion)),
        .init("problem", problem(report)),
        .init("candidate", .object([.init("path", .string(entry.name))])),
        .init("seed", .unsigned(report.seed)),
        .init("verdict", .string(entry.verdict.rawValue)),
        .init("message", .optional(entry.message)),
      ] + shard)
    return value.text(pretty: false) + "\n"
  }

  static func linesHead(_ report: ClassReport) -> String {
    guard let shard = report.shard, report.entries.isEmpty else { return "" }
    let value = JSONValue.object([
      .init("schema", .string(emptySchema)),
      .init("judge", .string(report.judgeVersion)),
      .init("problem", problem(report)),
      .init("seed", .unsigned(report.seed)),
      .init("shard", ClassJSON.shard(shard)),
    ])
    return value.text(pretty: false) + "\n"
  }
}
