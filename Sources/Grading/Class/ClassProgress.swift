import Judging

/// How far the judgement of a class is.
package struct ClassProgress: Sendable {
  package struct Running: Sendable {
    package var name: String
    package var since: ContinuousClock.Instant
  }

  package var total: Int
  package var done = 0
  package var accepted = 0
  /// Could not be judged, by the judge's own fault.
  package var failed = 0
  /// Known from before, and not judged again.
  package var known = 0
  package var running: [Running] = []

  package init(total: Int) { self.total = total }

  mutating func note(_ entry: ClassReport.Entry, isNew: Bool) {
    done += 1
    if entry.verdict == .accepted { accepted += 1 }
    if entry.verdict == .judgeError { failed += 1 }
    if !isNew { known += 1 }
  }
}
