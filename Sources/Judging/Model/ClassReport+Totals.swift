extension ClassReport {
  /// A mistake (or a pair) and who made it.
  package struct MistakeCount: Hashable, Sendable {
    /// The slugs, as in a diagnosis.
    package var mistakes: [String]
    package var title: String
    package var submissions: [String]
  }

  /// How many entries have each verdict, in the order of `Verdict.allCases`; only those that occur.
  package var counts: [(verdict: Verdict, count: Int)] {
    Verdict.allCases.compactMap { verdict in
      let count = entries.count { $0.verdict == verdict }
      return count == 0 ? nil : (verdict, count)
    }
  }

  package var reports: [Report] { entries.compactMap(\.report) }

  package var accepted: Int { entries.count { $0.verdict == .accepted } }

  /// The points that an accepted submission gets; 0 if none was judged.
  package var possible: Int { reports.map(\.score.possible).max() ?? 0 }

  /// The mean points of those that were judged and did not fail by the judge's own fault; nil if
  /// there are none.
  package var meanScore: Double? {
    let scores = reports.filter { $0.verdict != .judgeError }.map { Double($0.score.earned) }
    return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
  }

  /// Sums of time and the largest memory.
  package var usage: Report.Usage {
    reports.reduce(
      into: Report.Usage(wallMilliseconds: 0, cpuMilliseconds: 0, peakMebibytes: 0)
    ) {
      $0.wallMilliseconds += $1.usage.wallMilliseconds
      $0.cpuMilliseconds += $1.usage.cpuMilliseconds
      $0.peakMebibytes = max($0.peakMebibytes, $1.usage.peakMebibytes)
    }
  }

  /// Each submission counts once, by its best diagnosis; the most frequent first, then by name.
  package var mistakes: [MistakeCount] {
    var found: [[String]: MistakeCount] = [:]
    for entry in entries {
      guard let best = entry.report?.diagnosis.first, !best.mistakes.isEmpty else { continue }
      found[
        best.mistakes,
        default: MistakeCount(mistakes: best.mistakes, title: best.title, submissions: [])
      ].submissions.append(entry.name)
    }
    return found.values.sorted {
      ($1.submissions.count, $0.mistakes.joined(separator: "+"))
        < ($0.submissions.count, $1.mistakes.joined(separator: "+"))
    }
  }
}
