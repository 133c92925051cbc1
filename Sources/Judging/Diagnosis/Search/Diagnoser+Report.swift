extension Diagnoser {
  /// What the report says: every explanation that is as good as the best; where there is none, what is
  /// certain all the same. Empty if nothing is wrong.
  ///
  /// - Parameter results: what the checks found in the cases; those that failed are counted.
  package func diagnose(_ results: [CaseResult]) -> [Diagnosis] {
    let failed = results.flatMap { result in
      result.checks.filter { $0.status == .failed }.map { (caseID: result.id, name: $0.name) }
    }
    let found = explanations()
    guard found.isEmpty else {
      let wrong = Dictionary(
        probes.map { ($0.scenario.id, $0) }, uniquingKeysWith: { first, _ in first })
      let explained = failed.count {
        wrong[$0.caseID]?.explains($0.name) ?? ($0.name == .trainingLoss)
      }
      return found.prefix(4).map { diagnosis($0, explains: explained, of: failed.count) }
    }
    guard !failed.isEmpty, !probes.isEmpty else { return [] }
    let facts = CertainFacts(probes, failed: failed.map(\.name))
    return [
      Diagnosis(
        mistakes: [], title: facts.title, advice: facts.advice, explains: 0, of: failed.count)
    ]
  }

  private func diagnosis(_ hypothesis: Hypothesis, explains: Int, of: Int) -> Diagnosis {
    let mistakes = hypothesis.mistakes.map { Mistake.catalogue[$0] }
    let notes = hypothesis.notes + [backwardNote(hypothesis, mistakes)].compactMap(\.self)
    let english = mistakes.map(\.english)
    let titles = english.map { "\($0.title): \($0.summary)." }
    var diagnosis = Diagnosis(
      mistakes: mistakes.map(\.slug),
      title: titles.count == 1 ? titles[0] : "Two mistakes. " + titles.joined(separator: " "),
      advice: (notes.map(\.english) + english.map(\.hint)).joined(separator: " "),
      explains: explains, of: of)
    let chinese = mistakes.map(\.chinese)
    diagnosis.chinese = Diagnosis.Words(
      title: (chinese.count == 1 ? "" : "有两处错误。")
        + chinese.map { "\($0.title)：\($0.summary)。" }.joined(),
      advice: (notes.map(\.chinese) + chinese.map(\.hint)).joined())
    return diagnosis
  }

  /// How backward stands to a wrong forward.
  private func backwardNote(_ hypothesis: Hypothesis, _ mistakes: [Mistake]) -> Bilingual? {
    guard probes.contains(where: \.observesGradients),
      mistakes.contains(where: { $0.group == .output || $0.group == .eval }),
      !mistakes.contains(where: { $0.group == .backward })
    else { return nil }
    return switch hypothesis.recipe.backward.follows {
    case .rightForward:
      Bilingual(
        "Backward is right: it belongs to the forward that is asked for.",
        chinese: "反向是对的：它对应的是题目要求的前向。")
    case .ownStatistics, .ownStatisticsByChannel, .ownForward:
      Bilingual("Backward is wrong for the same reason.", chinese: "反向因为同样的原因也错了。")
    }
  }
}

extension Probe {
  /// Whether a check of this name failed here for what the candidate computed.
  fileprivate func explains(_ name: CheckName) -> Bool {
    let gradients: [StepValues.Quantity] = [.gradX, .gradGamma, .gradBeta]
    let quantities: [StepValues.Quantity] =
      switch name {
      case .output, .numericalGradientX, .numericalGradientGamma, .numericalGradientBeta:
        [.output]
      case .runningMean: [.runningMean]
      case .runningVar: [.runningVariance]
      case .runningStatsUnchanged: [.runningMean, .runningVariance]
      case .backwardX: [.gradX]
      case .backwardGamma: [.gradGamma]
      case .backwardBeta: [.gradBeta]
      case .backwardConsistent: [.output] + gradients
      case .trainingLoss: [.output] + gradients
      case .inputsUnchanged, .allWritten, .deterministic, .independentCalls, .refusal: []
      }
    return quantities.contains { quantity in
      scenario.steps.indices.contains { isWrong(step: $0, quantity) }
    }
  }
}
