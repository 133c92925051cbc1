import FoundationEssentials
import Judging

/// What every line of a class in JSON Lines says.
struct EncodedLine: Decodable {
  static let schemas = [EncodedReport.schema, ClassJSON.errorSchema, ClassJSON.emptySchema]

  struct Candidate: Decodable {
    var path: String
  }

  var schema: String
  var judge: String
  var problem: EncodedReport.Problem
  var candidate: Candidate?
  var seed: UInt64
  var shard: EncodedClass.Shard?
  var verdict: String?
  var message: String?

  private struct Schema: Decodable {
    var schema: String
  }

  /// nil where the first line is not a whole object, as in a document over many lines.
  static func schema(ofFirstLine text: String) -> String? {
    let line = text.utf8.prefix { $0 != 0x0a }
    return try? JSONDecoder().decode(Schema.self, from: Data(line)).schema
  }

  var report: ClassReport {
    ClassReport(
      judgeVersion: judge, problemID: problem.id, problemSHA256: problem.sha256, seed: seed,
      shard: shard.map { ClassReport.Shard(index: $0.index, count: $0.count) }, entries: [])
  }
}

extension ClassJSON {
  static func decodeLines(_ text: String) throws(ReportFileError) -> ClassReport {
    var first: ClassReport?
    var entries: [EncodedClass.Entry] = []
    for (number, line) in text.utf8.split(separator: 0x0a).enumerated() {
      let line = String(decoding: line, as: UTF8.self)
      let head = try JSONReport.read(EncodedLine.self, from: line)
      guard head.report == first ?? head.report else {
        throw .malformed("line \(number + 1) is of another run than line 1")
      }
      first = head.report
      guard head.schema != emptySchema else { continue }
      guard let name = head.candidate?.path, let verdict = head.verdict else {
        throw .malformed("line \(number + 1) names no candidate or no verdict")
      }
      let isReport = head.schema == EncodedReport.schema
      entries.append(
        EncodedClass.Entry(
          name: name, verdict: verdict, message: head.message,
          report: isReport ? try JSONReport.read(EncodedReport.self, from: line) : nil))
    }
    guard let first else { throw .malformed("it is empty") }
    return try EncodedClass(
      schema: schema, judge: first.judgeVersion,
      problem: EncodedReport.Problem(id: first.problemID, sha256: first.problemSHA256),
      seed: first.seed, shard: first.shard.map { .init(index: $0.index, count: $0.count) },
      entries: entries
    ).model()
  }
}
