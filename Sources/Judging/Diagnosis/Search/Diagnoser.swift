import BatchNorm

/// Finds the mistakes that explain what a candidate answered.
///
/// A recipe explains it if its predictions agree with every number observed, right ones included. One
/// mistake is looked for first, then two. A pair is tried only if each quantity that is wrong somewhere
/// is changed by one of the two, and neither changes what is right.
package struct Diagnoser {
  let problem: Problem
  let probes: [Probe]

  /// Cases that did not run to their end, were refused, or are too large to predict in time say
  /// nothing here.
  ///
  /// - Parameter memory: of the same cases.
  package init(
    _ problem: Problem, cases: [Case], observations: [Observation], memory: DiagnosisMemory? = nil
  ) {
    self.problem = problem
    let memory = memory ?? DiagnosisMemory(cases)
    probes = cases.indices
      .filter { cases[$0].isComparable(to: observations[$0]) }
      .map { Probe(cases[$0], observed: observations[$0].pass.steps, memory.cases[$0]) }
      .sorted { $0.order < $1.order }
  }

  /// The smallest sets of mistakes that explain everything; several if no case tells them apart.
  func explanations() -> [Hypothesis] {
    guard probes.contains(where: { !$0.wrong.isEmpty }) else { return [] }
    let singles = Hypothesis.singles(
      for: problem, withGradients: probes.contains(where: \.observesGradients))
    let single = singles.filter { explains($0.recipe) }
    if !single.isEmpty { return plainest(single) }
    var pairs = PairSearch.independent(probes).pairs(of: singles, problem, explains: explains)
    if !pairs.contains(where: { $0.rank == 0 }) {
      pairs += PairSearch.coupled(probes).pairs(of: singles, problem, explains: explains)
    }
    return plainest(pairs)
  }

  private func explains(_ recipe: Recipe) -> Bool { probes.allSatisfy { $0.agrees(recipe) } }

  /// One hypothesis for each set of mistakes, of those that are closest to the plain forms.
  private func plainest(_ hypotheses: [Hypothesis]) -> [Hypothesis] {
    let rank = hypotheses.map(\.rank).min()
    var known: Set<[Int]> = []
    return hypotheses.filter { $0.rank == rank && known.insert($0.mistakes).inserted }
      .sorted { $0.mistakes.lexicographicallyPrecedes($1.mistakes) }
  }
}

extension Probe {
  /// The cases that refute most for the least work come first.
  fileprivate var order: (Int, Int, Int) {
    (isIllConditioned ? 1 : 0, wrong.isEmpty ? 1 : 0, cost)
  }
}

extension Case {
  fileprivate func isComparable(to observation: Observation) -> Bool {
    guard group != .network, group != .refusal, observation.ending == .completed else {
      return false
    }
    let refused = observation.incidents.contains {
      if case .refused = $0 { true } else { false }
    }
    return !refused && steps.reduce(0) { $0 + $1.shape.count } <= 200_000
  }
}
