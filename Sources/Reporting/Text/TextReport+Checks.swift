import Judging

extension TextReport {
  /// What one check found over all cases.
  private struct Row {
    let name: CheckName
    var passed = 0
    var failed = 0
    var skipped = 0
    /// The first reason that is given.
    var message: String?
    /// How near it came to failing where it came nearest: the error of the worst element, which is not
    /// always the largest error, and what was allowed there.
    var closest: (error: Double, tolerance: Double)?

    mutating func add(_ check: CheckResult) {
      switch check.status {
      case .passed: passed += 1
      case .failed: failed += 1
      case .skipped: skipped += 1
      }
      if message == nil { message = check.message }
      guard check.status != .skipped, let worst = check.worst, let tolerance = check.tolerance
      else { return }
      let error = (worst.actual - worst.expected).magnitude
      guard error > 0 else { return }
      if let closest, closest.error / closest.tolerance >= error / tolerance { return }
      closest = (error, tolerance)
    }

    var isEmpty: Bool { passed + failed + skipped == 0 }
  }

  /// A line per check over all cases.
  static func checks(_ report: Report, _ style: TextStyle) -> [String] {
    var rows = CheckName.allCases.map { Row(name: $0) }
    for result in report.cases {
      for check in result.checks {
        if let place = rows.firstIndex(where: { $0.name == check.name }) { rows[place].add(check) }
      }
    }
    rows.removeAll(where: \.isEmpty)
    let column = (rows.map(\.name.rawValue.count).max() ?? 0) + 2
    let lines = rows.map { row in
      let (word, paint): (String, TextStyle.Paint) =
        row.failed > 0 ? ("FAIL", .bad) : row.passed > 0 ? ("ok", .good) : ("skip", .faint)
      let head = style.paint(word, paint) + String(repeating: " ", count: 6 - word.count)
      return head + TextLayout.pad(row.name.rawValue, to: column) + summary(row, style, column)
    }
    return section("Checks", lines, style)
  }

  private static func summary(_ row: Row, _ style: TextStyle, _ column: Int) -> String {
    let judged = row.passed + row.failed
    let cases = Words.count(judged, "case")
    let width = style.width - column - 8
    if row.failed > 0 { return "wrong in \(row.failed) of \(cases)" }
    if judged == 0 {
      let why = row.message.map { ": " + SafeText.line($0) } ?? ""
      return TextLayout.cut("in \(Words.count(row.skipped, "case"))\(why)", to: width)
    }
    guard let closest = row.closest else { return cases }
    let errors =
      "error \(NumberText.short(closest.error)) of \(NumberText.short(closest.tolerance)) allowed"
    return cases.count + errors.count + 2 > width ? cases : "\(cases), \(errors)"
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
