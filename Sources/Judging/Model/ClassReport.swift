/// The judgement of many submissions to one problem, or of one shard of them.
///
/// Entries are in the order of their names' bytes, whatever order they were judged in.
package struct ClassReport: Hashable, Sendable {
  /// One of `count` parts; the first is 1.
  package struct Shard: Hashable, Sendable {
    package var index: Int
    package var count: Int

    package init(index: Int, count: Int) {
      self.index = index
      self.count = count
    }
  }

  package enum Outcome: Hashable, Sendable {
    /// Indirect: a class is copied, and a report is large.
    indirect case judged(Report)
    /// The judge could not judge it, as when the file vanished: it costs no points.
    case failed(message: String)
    /// The run ended before its turn.
    case notRun(message: String)
  }

  package struct Entry: Hashable, Sendable {
    /// Unique in its class: the path, shortened where the short one is unique.
    package var name: String
    package var outcome: Outcome

    package init(name: String, outcome: Outcome) {
      self.name = name
      self.outcome = outcome
    }

    package var report: Report? {
      if case .judged(let report) = outcome { report } else { nil }
    }

    /// `judgeError` for what could not be judged, `skipped` for what was not run.
    package var verdict: Verdict {
      switch outcome {
      case .judged(let report): report.verdict
      case .failed: .judgeError
      case .notRun: .skipped
      }
    }

    package var message: String? {
      switch outcome {
      case .judged(let report): report.message
      case .failed(let message), .notRun(let message): message
      }
    }
  }

  package var judgeVersion: String
  package var problemID: String
  package var problemSHA256: String
  package var seed: UInt64
  /// nil: all of it.
  package var shard: Shard?
  package var entries: [Entry] {
    didSet { arrange() }
  }

  /// - Precondition: no two entries have the same name.
  package init(
    judgeVersion: String, problemID: String, problemSHA256: String, seed: UInt64,
    shard: Shard? = nil, entries: [Entry]
  ) {
    self.judgeVersion = judgeVersion
    self.problemID = problemID
    self.problemSHA256 = problemSHA256
    self.seed = seed
    self.shard = shard
    self.entries = entries
    arrange()
  }

  private mutating func arrange() {
    let isInOrder = zip(entries, entries.dropFirst()).allSatisfy {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }
    if isInOrder { return }
    entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    precondition(
      zip(entries, entries.dropFirst()).allSatisfy {
        !$0.name.utf8.elementsEqual($1.name.utf8)
      }, "the names of a class are unique")
  }
}
