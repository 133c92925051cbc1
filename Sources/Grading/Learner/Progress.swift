package import Judging

/// What a learner has done so far, by the ids of problems.
package struct Progress: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var tries = 0
    package var accepted = false
    /// The shortest run of all cases of an accepted candidate, in milliseconds.
    package var bestMilliseconds: Double?
    package var lastVerdict: Verdict?
    /// Of the last check.
    package var score: Report.Score?
    /// The mistake that was found last, as slugs; empty while none was.
    package var lastMistakes: [String] = []
    /// What the last check was about: mistakes, checks and groups of cases; empty if it was accepted.
    package var topics: [String] = []
    /// The hints that were shown, counted from 0.
    package var hints: [Int] = []

    package init() {}
  }

  package var entries: [String: Entry] = [:]

  package init() {}

  /// Adds a check. The judge's own failure is not the learner's try.
  package mutating func record(_ report: Report) {
    guard report.verdict != .judgeError else { return }
    var entry = entries[report.problemID] ?? Entry()
    entry.tries += 1
    entry.lastVerdict = report.verdict
    entry.score = report.score
    entry.topics = Self.topics(of: report)
    if report.verdict == .accepted {
      entry.accepted = true
      let time = report.usage.wallMilliseconds
      entry.bestMilliseconds = min(entry.bestMilliseconds ?? time, time)
    } else if let mistakes = report.diagnosis.first?.mistakes, !mistakes.isEmpty {
      entry.lastMistakes = mistakes
    }
    entries[report.problemID] = entry
  }

  /// The mistakes that were found, and what failed in the first case that did: cases are ordered from
  /// plain to hard.
  private static func topics(of report: Report) -> [String] {
    guard let first = report.cases.first(where: { $0.verdict != .accepted }) else {
      return report.verdict == .accepted ? [] : [report.verdict.rawValue]
    }
    var topics = report.diagnosis.first?.mistakes ?? []
    if first.verdict != .wrongAnswer { topics.append(first.verdict.rawValue) }
    topics += first.checks.filter { $0.status == .failed }.map(\.name.rawValue)
    return topics + [first.group.rawValue]
  }
}
