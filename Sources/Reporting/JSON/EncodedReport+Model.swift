import Judging

/// A report that cannot be read back.
package enum ReportFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Not JSON, or not of this form; with the reader's own words.
  case malformed(String)
  case schema(String, expected: String)
  /// A word that this version does not know, as a verdict of a later one.
  case unknownWord(key: String, word: String)

  package var description: String {
    switch self {
    case .malformed(let detail): "this is not a report: \(detail)"
    case .schema(let schema, let expected):
      "this is a \"\(schema)\", not a \"\(expected)\""
    case .unknownWord(let key, let word):
      "\"\(word)\" is no \(key) that this version knows"
    }
  }
}

extension EncodedReport {
  /// - Throws: `ReportFileError` for another schema and for words that this version does not know.
  func model() throws(ReportFileError) -> Report {
    if schema != Self.schema { throw .schema(schema, expected: Self.schema) }
    var results: [CaseResult] = []
    results.reserveCapacity(cases.count)
    for encoded in cases { results.append(try encoded.model()) }
    var report = Report(
      judgeVersion: judge, problemID: problem.id, problemSHA256: problem.sha256,
      candidate: Report.Candidate(
        path: candidate.path, sha256: candidate.sha256,
        kind: try known(candidate.kind, "kind of candidate")),
      seed: seed, verdict: try known(verdict, "verdict"), message: message,
      score: Report.Score(earned: score.earned, possible: score.possible),
      isolation: Report.Isolation(
        level: try known(isolation.level, "level of isolation"), layers: isolation.layers),
      cases: results,
      diagnosis: diagnosis.map {
        Judging.Diagnosis(
          mistakes: $0.mistakes, title: $0.title, advice: $0.advice, explains: $0.explains,
          of: $0.of)
      },
      usage: Report.Usage(
        wallMilliseconds: usage.wallMilliseconds, cpuMilliseconds: usage.cpuMilliseconds,
        peakMebibytes: usage.peakMebibytes),
      candidateOutput: candidateOutput ?? "")
    report.settings = settings?.model
    return report
  }
}

extension EncodedCase {
  func model() throws(ReportFileError) -> CaseResult {
    var results: [CheckResult] = []
    results.reserveCapacity(checks.count)
    for encoded in checks { results.append(try encoded.model()) }
    return CaseResult(
      id: id, group: try known(group, "group of cases"), mode: mode, purpose: purpose,
      verdict: try known(verdict, "verdict"), message: message, checks: results)
  }
}

extension EncodedCheck {
  func model() throws(ReportFileError) -> CheckResult {
    CheckResult(
      name: try known(name, "check"), status: try known(status, "status of a check"),
      maxError: maxError, tolerance: tolerance, first: first?.model, worst: worst?.model,
      compared: compared, outside: outside, map: try map?.model(), message: message)
  }
}

extension EncodedCheck.Element {
  var model: CheckResult.Element {
    CheckResult.Element(step: step, index: index, expected: expected, actual: actual)
  }
}

extension EncodedCheck.Map {
  func model() throws(ReportFileError) -> ErrorMap {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, [error.count, compared.count, outside.count].allSatisfy({ $0 == count }) else {
      throw .malformed("a map of \(rows) by \(columns) cells does not have as many values")
    }
    let cells = error.indices.map {
      ErrorMap.Cell(error: error[$0], compared: compared[$0], outside: outside[$0])
    }
    return ErrorMap(
      samples: samples, channels: channels, rows: rows, columns: columns, cells: cells)
  }
}

/// The value of an enumeration that a word stands for.
private func known<Word: RawRepresentable<String>>(
  _ word: String, _ key: String
) throws(ReportFileError) -> Word {
  guard let value = Word(rawValue: word) else { throw .unknownWord(key: key, word: word) }
  return value
}
