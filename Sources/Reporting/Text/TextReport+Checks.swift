import Judging

extension TextReport {
  /// A line per check over all cases.
  static func checks(_ report: Report, _ style: TextStyle) -> [String] {
    let rows = CheckName.allCases.map { name in
      (name, report.cases.compactMap { $0.checks.first { $0.name == name } })
    }.filter { !$0.1.isEmpty }
    let column = (rows.map(\.0.rawValue.count).max() ?? 0) + 2
    let lines = rows.map { name, results in
      let (word, paint) = status(of: results)
      let head = style.paint(word, paint) + String(repeating: " ", count: 6 - word.count)
      return head + TextLayout.pad(name.rawValue, to: column) + summary(results, style, column)
    }
    return section("Checks", lines, style)
  }

  private static func status(of results: [CheckResult]) -> (String, TextStyle.Paint) {
    if results.contains(where: { $0.status == .failed }) { return ("FAIL", .bad) }
    return results.contains { $0.status == .passed } ? ("ok", .good) : ("skip", .faint)
  }

  private static func summary(
    _ results: [CheckResult], _ style: TextStyle, _ column: Int
  ) -> String {
    let judged = results.filter { $0.status != .skipped }
    let failed = results.count { $0.status == .failed }
    let cases = Words.count(judged.count, "case")
    let width = style.width - column - 8
    if failed > 0 { return "wrong in \(failed) of \(cases)" }
    if judged.isEmpty {
      let why = results.lazy.compactMap(\.message).first.map { ": " + SafeText.line($0) } ?? ""
      return TextLayout.cut("in \(Words.count(results.count, "case"))\(why)", to: width)
    }
    guard let closest = judged.compactMap(closeness).max(by: { $0.share < $1.share }) else {
      return cases
    }
    let errors =
      "error \(NumberText.short(closest.error)) of \(NumberText.short(closest.tolerance)) allowed"
    return cases.count + errors.count + 2 > width ? cases : "\(cases), \(errors)"
  }

  /// How near a passed check came to failing: the error of its worst element, which is not always
  /// the largest error, and what was allowed there.
  private static func closeness(
    _ check: CheckResult
  ) -> (error: Double, tolerance: Double, share: Double)? {
    guard let worst = check.worst, let tolerance = check.tolerance else { return nil }
    let error = (worst.actual - worst.expected).magnitude
    return error > 0 ? (error, tolerance, error / tolerance) : nil
  }

  /// Accepted and skipped cases are counted; the others are named, those that failed alike together.
  static func cases(_ report: Report, _ style: TextStyle) -> [String] {
    var lines: [String] = []
    let accepted = report.cases.filter { $0.verdict == .accepted }
    let others = report.cases.filter { $0.verdict != .accepted && $0.verdict != .skipped }
    let skipped = report.cases.filter { $0.verdict == .skipped }
    if !accepted.isEmpty { lines.append("accepted: " + byGroup(accepted)) }
    var alike: [(failure: String, ids: [String])] = []
    for result in others {
      let failure = failure(result)
      if let place = alike.firstIndex(where: { $0.failure == failure }) {
        alike[place].ids.append(result.id)
      } else {
        alike.append((failure, [result.id]))
      }
    }
    for (failure, ids) in alike {
      let more = ids.count > casesShown ? [Words.count(ids.count - casesShown, "other")] : []
      let text = "\(failure): " + Words.list(ids.prefix(casesShown) + more)
      lines += TextLayout.wrap(text, width: style.width - 4).enumerated().map {
        ($0.offset == 0 ? "" : "  ") + $0.element
      }
    }
    if !skipped.isEmpty { lines.append("not run: " + byGroup(skipped)) }
    return section("Cases", lines, style)
  }

  /// "wrong in output, running_var"; the verdict alone if no check failed.
  private static func failure(_ result: CaseResult) -> String {
    let failed = result.checks.filter { $0.status == .failed }.map(\.name.rawValue)
    let verdict = result.verdict == .wrongAnswer ? "" : result.verdict.rawValue
    if failed.isEmpty { return verdict.isEmpty ? result.verdict.rawValue : verdict }
    return (verdict.isEmpty ? "" : verdict + ", ") + "wrong in " + failed.joined(separator: ", ")
  }

  /// "5 fixture, 6 train"
  private static func byGroup(_ cases: [CaseResult]) -> String {
    CaseGroup.allCases.compactMap { group in
      let count = cases.count { $0.group == group }
      return count == 0 ? nil : "\(count) \(group.rawValue)"
    }.joined(separator: ", ")
  }
}
