package import Judging

/// Workflow commands of GitHub Actions: annotations on standard output. GitHub shows ten of a kind
/// and step, so a summary comes first, then the first nine; the step summary has the rest.
package enum GitHub {
  static let limit = 10

  package static func annotations(_ report: Report) -> String {
    let path = report.candidate.path
    let points = "\(report.score.earned) of \(report.score.possible) points"
    switch report.verdict {
    case .accepted:
      return command("notice", file: path, title: "accepted", "\(report.problemID), \(points)")
    case .judgeError:
      return command(
        "error", title: "judge_error",
        "The judge itself failed; this says nothing about the candidate. "
          + SummaryText.reason(report))
    default: break
    }
    var lines = [
      command(
        "error", file: path, line: compilerLine(report),
        title: "\(report.verdict.rawValue), \(points)", SummaryText.reason(report))
    ]
    let failures = report.cases.filter { $0.verdict != .accepted && $0.verdict != .skipped }
    for result in failures.prefix(limit - 1) {
      lines.append(
        command(
          "error", file: path, title: "\(result.id): \(result.verdict.rawValue)",
          FindingText.reason(result)))
    }
    return lines.joined()
  }

  package static func annotations(_ report: ClassReport) -> String {
    let summary = "\(report.accepted) of \(report.entries.count) accepted"
    let others = report.entries.filter { $0.verdict != .accepted }
    if others.isEmpty { return command("notice", title: report.problemID, summary) }
    var lines = [command("error", title: report.problemID, summary)]
    for entry in others.prefix(limit - 1) {
      let reason = SummaryText.reason(entry)
      lines.append(
        command(
          entry.verdict == .skipped ? "warning" : "error", file: entry.report?.candidate.path,
          line: entry.report.flatMap(compilerLine),
          title: "\(SafeText.line(entry.name)): \(entry.verdict.rawValue)",
          reason.isEmpty ? entry.verdict.rawValue : reason))
    }
    return lines.joined()
  }

  private static func command(
    _ kind: String, file: String? = nil, line: Int? = nil, title: String, _ message: String
  ) -> String {
    var properties: [String] = []
    if let file { properties.append("file=" + property(SafeText.line(file))) }
    if let line { properties.append("line=\(line)") }
    properties.append("title=" + property(title))
    return "::\(kind) \(properties.joined(separator: ","))::\(data(message))\n"
  }

  private static func data(_ text: String) -> String {
    SafeText.spell(text, spelling)
  }

  private static func property(_ text: String) -> String {
    SafeText.spell(text) { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: spelling(scalar)
      }
    }
  }

  private static func spelling(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "%": "%25"
    case "\r": "%0D"
    case "\n": "%0A"
    default: nil
    }
  }

  /// The line of the compiler's first error.
  private static func compilerLine(_ report: Report) -> Int? {
    guard report.verdict == .compileError, let message = report.message else { return nil }
    return compilerError(in: message)?.line
  }

  /// The compiler's first "…:LINE:COLUMN: error: …", and its LINE.
  static func compilerError(in message: String) -> (text: Substring, line: Int)? {
    for text in message.split(whereSeparator: \.isNewline) where text.contains(": error: ") {
      let fields = text.split(separator: ": error: ")[0].split(separator: ":")
      if fields.count >= 3, Int(fields[fields.count - 1]) != nil,
        let line = Int(fields[fields.count - 2])
      {
        return (text, line)
      }
    }
    return nil
  }
}
