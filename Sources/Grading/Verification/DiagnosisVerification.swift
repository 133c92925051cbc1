import BatchNorm
import Isolation
import Judging

/// Shows that the diagnosis names mistakes by what candidates would answer that make them.
struct DiagnosisVerification {
  /// What came of some candidates, each with known mistakes.
  struct Tally: Sendable {
    var exact = 0
    /// The right answer was one of several that no case tells apart, or a part of it explains all.
    var amongEquals = 0
    var unnamed = 0
    /// In words: what was made and what was named instead.
    var wrong: [String] = []
    /// The same for those not named or named among equals.
    var notes: [String] = []

    var count: Int { exact + amongEquals + unnamed + wrong.count }
  }

  let problem: Problem
  let cases: [Case]
  let expectations: [Expectation]

  /// Every mistake that applies, alone and in its plain form.
  func singles() -> Tally {
    let mistakes = Mistake.catalogue.filter { $0.applies(to: problem) }
    let observers = cases.map(RecipeObserver.init)
    var tally = Tally()
    for mistake in mistakes {
      add([mistake.slug], named: diagnose(mistake.recipe(for: problem), observers), to: &tally)
    }
    return tally
  }

  /// Every two mistakes that apply, of different groups, in their plain forms, made by one candidate.
  func pairs(threads: Int) -> Tally {
    let mistakes = Mistake.catalogue.filter { $0.applies(to: problem) }
    var pairs: [(Mistake, Mistake)] = []
    for (index, first) in mistakes.enumerated() {
      for second in mistakes[(index + 1)...] where second.group != first.group {
        pairs.append((first, second))
      }
    }
    let size = (pairs.count + threads - 1) / max(threads, 1)
    let parts = stride(from: 0, to: pairs.count, by: max(size, 1)).map {
      Array(pairs[$0..<min($0 + size, pairs.count)])
    }
    let tallies = Threads.map(parts, threads: threads) { part in
      let observers = cases.map(RecipeObserver.init)
      var tally = Tally()
      for (first, second) in part {
        var recipe = Recipe(problem.conventions)
        first.make(&recipe, problem, form: 0)
        second.make(&recipe, problem, form: 0)
        add([first.slug, second.slug], named: diagnose(recipe, observers), to: &tally)
      }
      return tally
    }
    return tallies.reduce(into: Tally()) { sum, tally in
      sum.exact += tally.exact
      sum.amongEquals += tally.amongEquals
      sum.unnamed += tally.unnamed
      sum.wrong += tally.wrong
      sum.notes += tally.notes
    }
  }

  /// What is named for a candidate that follows a recipe.
  private func diagnose(_ recipe: Recipe, _ observers: [RecipeObserver]) -> [[String]] {
    let observations = observers.map { $0.observation(recipe) }
    let results = cases.indices.map {
      CaseJudge.judge(
        cases[$0], expectation: expectations[$0], observation: observations[$0])
    }
    return Diagnoser(problem, cases: cases, observations: observations).diagnose(results)
      .map(\.mistakes).filter { !$0.isEmpty }
  }

  private func add(_ made: Set<String>, named: [[String]], to tally: inout Tally) {
    let words = made.sorted().joined(separator: " + ")
    let others = named.map { $0.joined(separator: " + ") }.joined(separator: ", ")
    if named.isEmpty {
      tally.unnamed += 1
      tally.notes.append("\(words) is not named")
    } else if let part = named.first(where: { made.isStrictSuperset(of: $0) }) {
      // The other one changes nothing that any case sees.
      tally.amongEquals += 1
      tally.notes.append("of \(words) all that is seen follows from \(part.joined()) alone")
    } else if !named.contains(where: { Set($0) == made }) {
      tally.wrong.append("\(words) is taken for \(others)")
    } else if named.count > 1 {
      tally.amongEquals += 1
      tally.notes.append("\(words) is named among equals: \(others)")
    } else {
      tally.exact += 1
    }
  }
}
