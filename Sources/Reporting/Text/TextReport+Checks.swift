import Judging

extension TextReport {
  /// A line per check over all cases.
  static func checks(_ report: Report, _ style: TextStyle) -> [String] {
    let all = report.cases.flatMap(\.checks)
    let names = CheckName.allCases.filter { name in all.contains { $0.name == name } }
    let column = (names.map(\.rawValue.count).max() ?? 0) + 2
    let lines = names.map { name in
      let results = all.filter { $0.name == name }
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
    let closest = judged.max { ratio($0) < ratio($1) }
    guard let closest, let error = closest.maxError, let tolerance = closest.tolerance, error > 0
    else { return cases }
    let errors = "error \(NumberText.short(error)) of \(NumberText.short(tolerance)) allowed"
    return cases.count + errors.count + 2 > width ? cases : "\(cases), \(errors)"
  }

  private static func ratio(_ check: CheckResult) -> Double {
    guard let error = check.maxError, let tolerance = check.tolerance, error > 0 else { return 0 }
    return error / tolerance
  }

  /// Accepted and skipped cases in one line each, the others in a line of their own.
  static func cases(_ report: Report, _ style: TextStyle) -> [String] {
    var lines: [String] = []
    let accepted = report.cases.filter { $0.verdict == .accepted }
    let others = report.cases.filter { $0.verdict != .accepted && $0.verdict != .skipped }
    let skipped = report.cases.filter { $0.verdict == .skipped }
    if !accepted.isEmpty { lines.append("accepted: " + byGroup(accepted)) }
    let column = (others.prefix(casesShown).map { DisplayWidth.of($0.id) }.max() ?? 0) + 2
    for result in others.prefix(casesShown) {
      let failed = result.checks.filter { $0.status == .failed }.map(\.name.rawValue)
      let tail = failed.isEmpty ? "" : ": " + failed.joined(separator: ", ")
      lines.append(
        TextLayout.cut(
          TextLayout.pad(result.id, to: column) + result.verdict.rawValue + tail,
          to: style.width - 2))
    }
    if others.count > casesShown {
      lines.append("and \(others.count - casesShown) more; --format json has them all")
    }
    if !skipped.isEmpty { lines.append("not run: " + byGroup(skipped)) }
    return section("Cases", lines, style)
  }

  /// "5 fixture, 6 train"
  private static func byGroup(_ cases: [CaseResult]) -> String {
    CaseGroup.allCases.compactMap { group in
      let count = cases.count { $0.group == group }
      return count == 0 ? nil : "\(count) \(group.rawValue)"
    }.joined(separator: ", ")
  }
}
