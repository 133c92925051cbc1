package import Judging

/// JUnit XML in the dialect of Jenkins, which GitLab, GitHub and Azure read as well.
///
/// A wrong answer is a failure; whatever else is not accepted is an error; what was not run is
/// skipped. GitLab shows the body and not the message, so the body has everything.
package enum JUnit {
  /// One candidate: a suite whose test cases are the cases.
  /// There is no timestamp, so that the same judgement is the same bytes.
  package static func render(_ report: Report) -> String {
    let path = SafeText.line(report.candidate.path)
    var tests = report.cases.map { test($0, className: "\(report.problemID).\(path)") }
    if tests.isEmpty || (report.verdict == .judgeError && !tests.contains { $0.kind == .error }) {
      tests.append(whole(report, name: "run", className: "\(report.problemID).\(path)"))
    }
    let suite = Suite(
      name: "\(report.problemID).\(path)", kinds: tests.map(\.kind),
      seconds: report.usage.wallMilliseconds / 1000, properties: properties(report))
    let printed = report.candidateOutput.isEmpty ? "" : "    \(output(report.candidateOutput))\n"
    return head(suite) + tests.map(element).joined() + printed + tail
  }

  /// A class: a suite whose test cases are the submissions.
  package static func render(_ report: ClassReport) -> String {
    ClassRenderer(.junit).render(report)
  }

  static func head(_ report: ClassReport) -> String {
    head(
      Suite(
        name: report.problemID, kinds: report.entries.map { Test.Kind($0.verdict) },
        seconds: report.usage.wallMilliseconds / 1000,
        properties: [
          ("judge", report.judgeVersion), ("problem.sha256", report.problemSHA256),
          ("seed", "\(report.seed)"),
        ]))
  }

  static func part(_ entry: ClassReport.Entry, of report: ClassReport) -> String {
    let name = SafeText.line(entry.name)
    if let judged = entry.report {
      return element(whole(judged, name: name, className: report.problemID))
    }
    return element(
      Test(
        name: name, className: report.problemID, seconds: nil, kind: Test.Kind(entry.verdict),
        type: entry.verdict.rawValue, message: SafeText.line(entry.message ?? ""), body: "",
        output: ""))
  }

  private static func properties(_ report: Report) -> [(String, String)] {
    [
      ("judge", report.judgeVersion), ("problem.sha256", report.problemSHA256),
      ("candidate.sha256", report.candidate.sha256), ("seed", "\(report.seed)"),
      ("verdict", report.verdict.rawValue), ("isolation", report.isolation.level.rawValue),
    ]
      + (report.verdict == .judgeError
        ? [] : [("score", "\(report.score.earned)/\(report.score.possible)")])
      + report.diagnosis.prefix(1).map { ("diagnosis", $0.mistakes.joined(separator: " ")) }
  }

  private static func test(_ result: CaseResult, className: String) -> Test {
    let lines = result.checks.filter { $0.status == .failed }.flatMap {
      [$0.name.rawValue] + FindingText.lines($0, in: result, style: .plain).map { "  " + $0 }
    }
    let message = result.message.map { SafeText.cap($0, lines: 40) } ?? []
    return Test(
      name: SafeText.line(result.id), className: className, seconds: nil,
      kind: Test.Kind(result.verdict), type: result.verdict.rawValue,
      message: result.verdict == .accepted ? "" : FindingText.reason(result),
      body: ([result.purpose] + message + lines).filter { !$0.isEmpty }.joined(separator: "\n"),
      output: "")
  }

  /// A candidate as one test.
  private static func whole(_ report: Report, name: String, className: String) -> Test {
    Test(
      name: name, className: className, seconds: report.usage.wallMilliseconds / 1000,
      kind: Test.Kind(report.verdict), type: report.verdict.rawValue,
      message: report.verdict == .accepted ? "" : SummaryText.sentence(report),
      body: report.verdict == .accepted ? "" : TextReport.render(report, style: .plain),
      output: report.verdict == .accepted ? report.candidateOutput : "")
  }
}
