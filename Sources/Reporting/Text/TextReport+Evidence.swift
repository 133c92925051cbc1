import Judging

extension TextReport {
  /// For each kind of failure the first case that shows it; the first kinds in full.
  static func evidence(_ report: Report, _ style: TextStyle) -> [String] {
    var seenChecks: Set<CheckName> = []
    var seenVerdicts: Set<Verdict> = []
    var entries: [[String]] = []
    var unshown: [String] = []
    func add(_ name: String, _ entry: () -> [String]) {
      if entries.count < kindsShown { entries.append(entry()) } else { unshown.append(name) }
    }
    for result in report.cases {
      switch result.verdict {
      case .accepted, .skipped: continue
      case .wrongAnswer: break
      case let verdict:
        if seenVerdicts.insert(verdict).inserted {
          add(verdict.rawValue) { stopped(result, style) }
        }
      }
      for check in result.checks
      where check.status == .failed && seenChecks.insert(check.name).inserted {
        add(check.name.rawValue) { failed(check, in: result, style) }
      }
    }
    var lines = Array(entries.joined(separator: [""]))
    if !unshown.isEmpty {
      lines += [""]
      lines += TextLayout.wrap(
        "Also: \(Words.list(unshown)); see below.", width: style.width - 2)
    }
    return section("What was seen", lines, style)
  }

  /// What a page shows of a report that is not accepted: the evidence, or why it could not be run.
  static func details(_ report: Report) -> [Substring] {
    switch report.verdict {
    case .accepted: []
    case .compileError, .judgeError: reason(report, .plain).dropFirst().map { $0.dropFirst(2) }
    default: evidence(report, .plain).dropFirst().map { $0.dropFirst(2) }
    }
  }

  private static func stopped(_ result: CaseResult, _ style: TextStyle) -> [String] {
    let message = result.message.map { SafeText.cap($0, lines: 12) } ?? []
    return title(style.paint(result.verdict.rawValue, .bad), result, style)
      + message.flatMap { TextLayout.wrap($0, width: style.width - 4) }.map { "  " + $0 }
  }

  private static func failed(
    _ check: CheckResult, in result: CaseResult, _ style: TextStyle
  ) -> [String] {
    var narrow = style
    narrow.width -= 4
    return title(style.paint(check.name.rawValue, .bad), result, style)
      + FindingText.lines(check, in: result, style: narrow).map { "  " + $0 }
  }

  /// "output, in case train-nc-1 (train: two values per channel)"
  private static func title(
    _ what: String, _ result: CaseResult, _ style: TextStyle
  ) -> [String] {
    let purpose = result.purpose.isEmpty ? "" : ": \(result.purpose)"
    return TextLayout.wrap(
      "\(what), in case \(result.id) (\(result.mode)\(purpose))", width: style.width - 2)
  }
}
