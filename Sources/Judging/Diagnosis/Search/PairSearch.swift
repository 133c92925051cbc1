/// Finds the pairs of mistakes that may explain what is wrong, by what each of them changes by itself.
struct PairSearch {
  /// The cases in which it is looked at what a mistake changes.
  let probes: [Probe]
  /// How many right quantities one of the two may change by itself.
  let spoiling: Int
  /// How many wrong quantities neither of the two need change by itself.
  let missing: Int
  /// One of the two is about the running statistics, or normalises with what is being stored.
  let throughState: Bool

  /// Each changes nothing that is right, and together they change all that is wrong.
  static func independent(_ probes: [Probe]) -> PairSearch {
    PairSearch(probes: probes, spoiling: 0, missing: 0, throughState: false)
  }

  /// One may right what the other spoils, or need the other to show, since one reads what the other
  /// stores. That is rare, and looked for in a dozen cases.
  static func coupled(_ probes: [Probe]) -> PairSearch {
    let wrong = probes.filter { !$0.wrong.isEmpty }.prefix(6)
    let right = probes.filter(\.wrong.isEmpty).prefix(6)
    return PairSearch(probes: Array(wrong + right), spoiling: 16, missing: 2, throughState: true)
  }

  /// - Parameter explains: whether a recipe agrees with everything observed.
  func pairs(
    of singles: [Hypothesis], _ problem: Problem, explains: (Recipe) -> Bool
  ) -> [Hypothesis] {
    let wrong = probes.map(\.wrong)
    let (parts, changed) = parts(of: singles)
    var pairs: [Hypothesis] = []
    for part in parts.indices {
      for other in 0..<part {
        if throughState, !parts[part].concernsState, !parts[other].concernsState { continue }
        var uncovered = 0
        for place in wrong.indices where uncovered <= missing {
          let both = changed[part * wrong.count + place].union(changed[other * wrong.count + place])
          uncovered += wrong[place].subtracting(both).count
        }
        guard uncovered <= missing, let both = parts[other].recipe(with: parts[part], problem),
          explains(both)
        else { continue }
        pairs.append(parts[other].joined(with: parts[part], both, problem))
      }
    }
    return pairs
  }

  /// Those that spoil little enough, and what they change in each of the cases, part by part.
  private func parts(of singles: [Hypothesis]) -> ([Hypothesis], changed: [Slots]) {
    var parts: [Hypothesis] = []
    var changed: [Slots] = []
    for hypothesis in singles {
      var slots: [Slots] = []
      var spoilt = 0
      for probe in probes {
        let here = probe.changed(by: hypothesis.recipe)
        slots.append(here)
        // Which of its values E[x²] − m² spoils is up to the order of summation.
        if hypothesis.recipe.usesOnePass, probe.isIllConditioned { continue }
        spoilt += here.subtracting(probe.wrong).count
        if spoilt > spoiling { break }
      }
      if spoilt <= spoiling {
        parts.append(hypothesis)
        changed += slots
      }
    }
    return (parts, changed)
  }
}
