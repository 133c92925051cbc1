package import Judging

/// Which hint comes next: of those not seen yet the one that fits the last check best, else the first.
package struct HintChoice: Hashable, Sendable {
  /// Counted from 0.
  package var index: Int
  /// Whether it is about the most telling part of what the last check found.
  package var fits: Bool

  /// nil when all have been seen.
  package init?(_ hints: [Problem.Hint], after entry: Progress.Entry) {
    let unseen = hints.indices.filter { !entry.hints.contains($0) }
    guard let first = unseen.first else { return nil }
    var best = (index: first, weight: 0)
    for index in unseen {
      let weight =
        entry.topics.filter(hints[index].topics.contains).map(Self.weight).max() ?? 0
      if weight > best.weight { best = (index, weight) }
    }
    index = best.index
    fits = best.weight > 0 && best.weight == entry.topics.map(Self.weight).max()
  }

  /// A mistake that was found says most. That the first failure is not in plain training says more
  /// than which of its values is wrong, since then training is right.
  private static func weight(_ topic: String) -> Int {
    if topic == CaseGroup.train.rawValue || topic == CaseGroup.fixture.rawValue { return 1 }
    if CheckName(rawValue: topic) != nil { return 2 }
    if CaseGroup(rawValue: topic) != nil || Verdict(rawValue: topic) != nil { return 3 }
    return 4
  }
}
