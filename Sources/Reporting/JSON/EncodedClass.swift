import Judging

/// What is read back of `judge-grade/1`. Totals are not: they follow from the entries.
struct EncodedClass: Decodable {
  struct Shard: Decodable {
    var index: Int
    var count: Int
  }
  struct Entry: Decodable {
    var name: String
    var verdict: String
    var message: String?
    var report: EncodedReport?
  }

  var schema: String
  var judge: String
  var problem: EncodedReport.Problem
  var seed: UInt64
  var shard: Shard?
  var entries: [Entry]

  func model() throws(ReportFileError) -> ClassReport {
    if schema != ClassJSON.schema { throw .schema(schema, expected: ClassJSON.schema) }
    var models: [ClassReport.Entry] = []
    var names: Set<[UInt8]> = []
    for entry in entries {
      if !names.insert(Array(entry.name.utf8)).inserted {
        throw .malformed("\"\(SafeText.line(entry.name))\" is in it twice")
      }
      models.append(ClassReport.Entry(name: entry.name, outcome: try entry.outcome()))
    }
    return ClassReport(
      judgeVersion: judge, problemID: problem.id, problemSHA256: problem.sha256, seed: seed,
      shard: shard.map { ClassReport.Shard(index: $0.index, count: $0.count) }, entries: models)
  }
}

extension EncodedClass.Entry {
  func outcome() throws(ReportFileError) -> ClassReport.Outcome {
    if let report { return .judged(try report.model()) }
    switch verdict {
    case Verdict.judgeError.rawValue: return .failed(message: message ?? "")
    case Verdict.skipped.rawValue: return .notRun(message: message ?? "")
    default: throw .malformed("\"\(SafeText.line(name))\" is \(verdict) but has no report")
    }
  }
}
