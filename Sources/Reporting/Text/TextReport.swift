package import Judging

/// The report of one candidate for the person who wrote it: the verdict, the mistake in words where
/// it is known, the evidence, then what was checked.
///
/// The words carry everything; colour and block characters only help.
package enum TextReport {
  /// How many kinds of failure are shown in full.
  static let kindsShown = 3
  static let casesShown = 12
  static let outputLines = 20
  static let compilerLines = 40

  /// - Parameters:
  ///   - language: Of what is said of the mistake.
  ///   - last: The report of the file's last check, for somebody who has seen that.
  package static func render(
    _ report: Report, style: TextStyle, language: Language = .english, since last: Report? = nil
  ) -> String {
    var sections = [header(report, style), change(report, since: last, style)]
    if report.verdict == .compileError || report.verdict == .judgeError {
      sections.append(reason(report, style))
    } else {
      if report.verdict != .accepted {
        sections.append(diagnosis(report, language, style))
        sections.append(evidence(report, style))
      }
      sections.append(checks(report, style))
      sections.append(cases(report, style))
    }
    sections.append(output(report, style))
    sections.append(nextStep(report))
    let text = sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
    return style.letters(text)
  }

  /// The words of a section under its title, indented.
  static func section(_ title: String, _ lines: [String], _ style: TextStyle) -> [String] {
    lines.isEmpty ? [] : [style.paint(title, .strong)] + lines.map { $0.isEmpty ? "" : "  " + $0 }
  }

  private static func header(_ report: Report, _ style: TextStyle) -> [String] {
    let verdict = style.paint(report.verdict.rawValue, paint(of: report.verdict))
    let path = SafeText.line(report.candidate.path)
    let rest =
      report.verdict == .judgeError
      ? "the judge itself failed; this says nothing about \(path)"
      : "\(path), problem \(report.problemID), "
        + "\(report.score.earned) of \(report.score.possible) points"
    var facts: [String] = []
    if !report.cases.isEmpty {
      facts.append(caseCount(report))
      facts.append("Seed \(report.seed)\(usage(report.usage)).")
    }
    if report.verdict != .compileError {
      let hint = report.isolation.level == .full ? "" : " (see judge doctor)"
      facts.append("Isolation \(report.isolation.level.rawValue)\(hint).")
    }
    var lines = TextLayout.wrap("\(verdict): \(rest)", width: style.width)
    if !facts.isEmpty {
      lines += TextLayout.wrap(facts.joined(separator: " "), width: style.width)
    }
    if let message = report.message, report.verdict != .compileError, report.verdict != .judgeError
    {
      lines += TextLayout.wrap(SafeText.block(message), width: style.width)
    }
    return lines
  }

  private static func caseCount(_ report: Report) -> String {
    let total = Words.count(report.cases.count, "case")
    let accepted = report.cases.count { $0.verdict == .accepted }
    let skipped = report.cases.count { $0.verdict == .skipped }
    if accepted == report.cases.count { return "\(total), all accepted." }
    let notRun = skipped > 0 ? ", \(skipped) not run" : ""
    let wrong = report.cases.count - accepted - skipped
    return "\(total): \(accepted) accepted, \(wrong) not\(notRun)."
  }

  private static func usage(_ usage: Report.Usage) -> String {
    if usage.isEmpty { return "" }
    return ", \(Words.time(milliseconds: usage.wallMilliseconds)), "
      + "\(NumberText.short(usage.peakMebibytes)) MiB"
  }

  static func paint(of verdict: Verdict) -> TextStyle.Paint {
    switch verdict {
    case .accepted: .good
    case .judgeError, .skipped: .caution
    default: .bad
    }
  }

  static func reason(_ report: Report, _ style: TextStyle) -> [String] {
    let message = report.message ?? report.cases.lazy.compactMap(\.message).first ?? ""
    let title = report.verdict == .judgeError ? "What happened" : "Why it could not be run"
    let lines = SafeText.cap(message, lines: compilerLines).flatMap { line in
      // Lines of source are shown as they are, with what points into them.
      line.first?.isLetter == true ? TextLayout.wrap(line, width: style.width - 2) : [line]
    }
    return section(title, lines, style)
  }

  private static func output(_ report: Report, _ style: TextStyle) -> [String] {
    let lines = SafeText.cap(withoutRepeats(report.candidateOutput), lines: outputLines)
    let bar = style.unicode ? "│ " : "| "
    return section("What the candidate printed", lines.map { bar + $0 }, style)
  }

  /// A candidate is called many times and may say the same each time.
  private static func withoutRepeats(_ text: String) -> String {
    var runs: [(line: Substring, count: Int)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.isEmpty, runs.last?.line == line {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((line, 1))
      }
    }
    return runs.map { $0.count == 1 ? String($0.line) : "\($0.line) (\($0.count) times)" }
      .joined(separator: "\n")
  }

  package static func nextStep(_ report: Report) -> [String] {
    switch report.verdict {
    case .accepted, .compileError: return []
    case .judgeError:
      return ["Next: judge doctor says what of this machine works."]
    default:
      if let slug = report.diagnosis.first?.mistakes.first {
        return ["Next: judge explain \(slug)"]
      }
      return ["Next: judge hint \(report.problemID)"]
    }
  }
}
