import Judging

/// `judge-report/1`, the report as the outside world knows it. The model may change; this may only
/// grow.
struct EncodedReport: Decodable {
  static let schema = "judge-report/1"

  struct Problem: Decodable {
    var id: String
    var sha256: String
  }
  struct Candidate: Decodable {
    var path: String
    var sha256: String
    var kind: String
  }
  struct Score: Decodable {
    var earned: Int
    var possible: Int
  }
  struct Isolation: Decodable {
    var level: String
    var layers: [String]
  }
  struct Diagnosis: Decodable {
    var mistakes: [String]
    var title: String
    var advice: String
    var explains: Int
    var of: Int
  }
  struct Usage: Decodable {
    var wallMilliseconds: Double
    var cpuMilliseconds: Double
    var peakMebibytes: Double

    enum CodingKeys: String, CodingKey {
      case wallMilliseconds = "wall_ms"
      case cpuMilliseconds = "cpu_ms"
      case peakMebibytes = "peak_mib"
    }
  }

  struct Settings: Decodable {
    var timeoutSeconds: Double
    var memoryMebibytes: Int
    var diagnoses: Bool

    enum CodingKeys: String, CodingKey {
      case diagnoses
      case timeoutSeconds = "timeout_s"
      case memoryMebibytes = "memory_mib"
    }
  }

  var schema: String
  var judge: String
  var problem: Problem
  var candidate: Candidate
  var seed: UInt64
  var settings: Settings?
  var verdict: String
  var message: String?
  var score: Score
  var isolation: Isolation
  var cases: [EncodedCase]
  var diagnosis: [Diagnosis]
  var usage: Usage
  var candidateOutput: String?

  enum CodingKeys: String, CodingKey {
    case schema, judge, problem, candidate, seed, settings, verdict, message, score, isolation
    case cases, diagnosis, usage
    case candidateOutput = "candidate_output"
  }
}

extension EncodedReport {
  init(_ report: Report) {
    schema = Self.schema
    judge = report.judgeVersion
    problem = Problem(id: report.problemID, sha256: report.problemSHA256)
    candidate = Candidate(
      path: report.candidate.path, sha256: report.candidate.sha256,
      kind: report.candidate.kind.rawValue)
    seed = report.seed
    settings = report.settings.map { Settings($0) }
    verdict = report.verdict.rawValue
    message = report.message
    score = Score(earned: report.score.earned, possible: report.score.possible)
    isolation = Isolation(
      level: report.isolation.level.rawValue, layers: report.isolation.layers)
    cases = report.cases.map { EncodedCase($0) }
    diagnosis = report.diagnosis.map {
      Diagnosis(
        mistakes: $0.mistakes, title: $0.title, advice: $0.advice, explains: $0.explains, of: $0.of)
    }
    usage = Usage(report.usage)
    candidateOutput = report.candidateOutput.isEmpty ? nil : report.candidateOutput
  }

  var json: JSONValue { .object(members) }

  var members: [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("schema", .string(schema)),
      .init("judge", .string(judge)),
      .init(
        "problem",
        .object([.init("id", .string(problem.id)), .init("sha256", .string(problem.sha256))])),
      .init(
        "candidate",
        .object([
          .init("path", .string(candidate.path)), .init("sha256", .string(candidate.sha256)),
          .init("kind", .string(candidate.kind)),
        ])),
      .init("seed", .unsigned(seed)),
    ]
    if let settings { members.append(.init("settings", settings.json)) }
    members += [
      .init("verdict", .string(verdict)),
      .init("message", .optional(message)),
      .init(
        "score",
        .object([
          .init("earned", .integer(score.earned)), .init("possible", .integer(score.possible)),
        ])),
      .init(
        "isolation",
        .object([
          .init("level", .string(isolation.level)),
          .init("layers", .array(isolation.layers.map { .string($0) })),
        ])),
      .init("cases", .array(cases.map(\.json))),
      .init("diagnosis", .array(diagnosis.map(\.json))),
      .init("usage", usage.json),
    ]
    if let candidateOutput { members.append(.init("candidate_output", .string(candidateOutput))) }
    return members
  }
}

extension EncodedReport.Diagnosis {
  var json: JSONValue {
    .object([
      .init("mistakes", .array(mistakes.map { .string($0) })),
      .init("title", .string(title)),
      .init("advice", .string(advice)),
      .init("explains", .integer(explains)),
      .init("of", .integer(of)),
    ])
  }
}

extension EncodedReport.Settings {
  init(_ settings: Report.Settings) {
    timeoutSeconds = settings.timeoutSeconds
    memoryMebibytes = settings.memoryMebibytes
    diagnoses = settings.diagnoses
  }

  var json: JSONValue {
    .object([
      .init("timeout_s", .number(timeoutSeconds)),
      .init("memory_mib", .integer(memoryMebibytes)),
      .init("diagnoses", .bool(diagnoses)),
    ])
  }

  var model: Report.Settings {
    Report.Settings(
      timeoutSeconds: timeoutSeconds, memoryMebibytes: memoryMebibytes, diagnoses: diagnoses)
  }
}

extension EncodedReport.Usage {
  init(_ usage: Report.Usage) {
    wallMilliseconds = usage.wallMilliseconds
    cpuMilliseconds = usage.cpuMilliseconds
    peakMebibytes = usage.peakMebibytes
  }

  var json: JSONValue {
    .object([
      .init("wall_ms", .number(wallMilliseconds)),
      .init("cpu_ms", .number(cpuMilliseconds)),
      .init("peak_mib", .number(peakMebibytes)),
    ])
  }
}
