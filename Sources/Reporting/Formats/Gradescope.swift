package import Judging

/// Gradescope's `results.json`.
///
/// Points belong to the whole submission, because groups of cases earn them together: the tests
/// carry a status and no score. Where the judge itself failed there is no score at all; Gradescope
/// then reports that the autograder failed, rather than giving 0 points.
package enum Gradescope {
  /// The file of one submission.
  package static func render(_ report: Report) -> String {
    value(report).text(pretty: true) + "\n"
  }

  /// A list: each submission's name with its `results.json`.
  package static func render(_ report: ClassReport) -> String {
    ClassRenderer(.gradescope).render(report)
  }

  /// An element of that list, on lines of its own.
  static func part(_ entry: ClassReport.Entry) -> String {
    let value = JSONValue.object([
      .init("submission", .string(entry.name)),
      .init("results", entry.report.map(value) ?? notJudged(entry)),
    ])
    var writer = JSONWriter(pretty: true)
    writer.write(value, indent: 1)
    return "\n  " + writer.text
  }

  private static func value(_ report: Report) -> JSONValue {
    let counts = report.verdict != .judgeError
    var members: [JSONValue.Member] = []
    if counts { members.append(.init("score", .integer(report.score.earned))) }
    members += [
      .init("execution_time", .number(report.usage.wallMilliseconds / 1000)),
      .init("output", .string(TextReport.render(report, style: .plain))),
      .init("output_format", .string("text")),
      .init("visibility", .string("visible")),
      .init("stdout_visibility", .string("hidden")),
      .init(
        "extra_data",
        .object([
          .init("judge", .string(report.judgeVersion)),
          .init("problem", .string(report.problemID)),
          .init("problem_sha256", .string(report.problemSHA256)),
          .init("candidate_sha256", .string(report.candidate.sha256)),
          .init("seed", .unsigned(report.seed)),
          .init("verdict", .string(report.verdict.rawValue)),
          .init("possible", .integer(report.score.possible)),
          .init(
            "mistakes",
            .array((report.diagnosis.first?.mistakes ?? []).map { .string($0) })),
        ])),
    ]
    if counts {
      members.append(
        .init("tests", .array(report.cases.enumerated().map { test($0.element, $0.offset + 1) })))
    }
    return .object(members)
  }

  private static func test(_ result: CaseResult, _ number: Int) -> JSONValue {
    let lines = result.checks.filter { $0.status == .failed }.flatMap {
      [$0.name.rawValue] + FindingText.lines($0, in: result, style: .plain).map { "  " + $0 }
    }
    let message = result.message.map { SafeText.cap($0, lines: 20) } ?? []
    let outcome =
      result.verdict == .accepted || result.verdict == .wrongAnswer ? [] : [result.verdict.rawValue]
    let purpose = result.purpose.isEmpty ? "" : ": \(result.purpose)"
    return .object([
      .init("name", .string(SafeText.line(result.id) + purpose)),
      .init("number", .string("\(number)")),
      .init("status", .string(result.verdict == .accepted ? "passed" : "failed")),
      .init("output", .string((outcome + message + lines).joined(separator: "\n"))),
      .init("output_format", .string("text")),
      .init("tags", .array([.string(result.group.rawValue)])),
      .init("visibility", .string("visible")),
    ])
  }

  private static func notJudged(_ entry: ClassReport.Entry) -> JSONValue {
    .object([
      .init("output", .string("\(entry.verdict.rawValue): \(SummaryText.reason(entry))")),
      .init("output_format", .string("text")),
      .init("visibility", .string("visible")),
      .init("stdout_visibility", .string("hidden")),
      .init("extra_data", .object([.init("verdict", .string(entry.verdict.rawValue))])),
    ])
  }
}
