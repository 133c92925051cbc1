import Judging

extension TextReport {
  /// What is other than at the last check of the same file.
  static func change(_ report: Report, since last: Report?, _ style: TextStyle) -> [String] {
    guard let last else { return [] }
    var sentences: [String] = []
    if report.verdict != last.verdict {
      sentences.append("Was \(last.verdict.rawValue), is \(report.verdict.rawValue) now.")
    }
    let (before, now) = (accepted(last), accepted(report))
    if !last.cases.isEmpty, !report.cases.isEmpty, before != now {
      let number = Words.count(abs(now - before), now > before ? "more case" : "fewer case")
      sentences.append("\(number) accepted: \(now) instead of \(before).")
    }
    if !report.cases.isEmpty {
      let (old, new) = (failedChecks(last), failedChecks(report))
      let passed = Set(report.cases.flatMap(\.checks).filter { $0.status == .passed }.map(\.name))
      let mended = old.filter { !new.contains($0) && passed.contains($0) }
      if !mended.isEmpty { sentences.append("Right now: \(list(mended)).") }
      let broken = last.cases.isEmpty ? [] : new.filter { !old.contains($0) }
      if !broken.isEmpty { sentences.append("Newly wrong: \(list(broken)).") }
    }
    let (old, new) = (mistakes(last), mistakes(report))
    if !new.isEmpty || report.verdict == .accepted {
      let gone = old.filter { !new.contains($0) }
      if !gone.isEmpty { sentences.append("No longer seen: \(Words.list(gone)).") }
    }
    if sentences.isEmpty { sentences = ["The same as before."] }
    let lines = sentences.flatMap { TextLayout.wrap($0, width: style.width - 2) }
    return section("Since the last check", lines, style)
  }

  private static func accepted(_ report: Report) -> Int {
    report.cases.count { $0.verdict == .accepted }
  }

  private static func failedChecks(_ report: Report) -> [CheckName] {
    let failed = report.cases.flatMap(\.checks).filter { $0.status == .failed }.map(\.name)
    return CheckName.allCases.filter(failed.contains)
  }

  private static func mistakes(_ report: Report) -> [String] {
    report.diagnosis.first?.mistakes ?? []
  }

  private static func list(_ names: [CheckName]) -> String { Words.list(names.map(\.rawValue)) }
}
