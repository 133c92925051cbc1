import BatchNorm

/// A case, what a candidate answered in it, and which recipes agree with that.
final class Probe {
  let scenario: Case
  let observed: [StepValues]
  /// What was observed.
  private let seen: Slots
  /// What differs from the right recipe.
  private(set) var wrong: Slots = []
  private let evaluator: RecipeEvaluator
  /// The same case with inputs moved by rounding errors, where these matter.
  private let moved: [RecipeEvaluator]
  private let right: Prediction
  private let floors: [StepValues.Scales]

  init(_ scenario: Case, observed: [StepValues]) {
    self.scenario = scenario
    self.observed = observed
    seen = observed.indices.reduce(into: []) { seen, step in
      for quantity in StepValues.Quantity.allCases where observed[step][quantity] != nil {
        seen.insert(Slots(step: step, quantity.number))
      }
    }
    let evaluator = RecipeEvaluator(scenario)
    self.evaluator = evaluator
    moved =
      scenario.isIllConditioned
      ? (1...3).map { RecipeEvaluator(scenario.movedByRounding(seed: $0)) } : []
    let recipe = Recipe(scenario.configuration.conventions)
    let right = Prediction(recipe, evaluator, moved)
    self.right = right
    floors = scenario.steps.indices.map { scenario.scales(step: $0, right: right.values) }
    wrong = differing(right, from: observed)
  }

  /// How many elements a prediction visits.
  var cost: Int { scenario.steps.reduce(0) { $0 + $1.shape.count } * (1 + moved.count) }

  /// The right answers, in plain float64.
  var rightValues: [StepValues] { right.values }

  func isWrong(step: Int, _ quantity: StepValues.Quantity) -> Bool {
    wrong.contains(Slots(step: step, quantity.number))
  }

  var isIllConditioned: Bool { !moved.isEmpty }

  var observesGradients: Bool { observed.contains { $0.gradX != nil } }

  /// Whether a candidate that follows the recipe would have answered as observed.
  func agrees(_ recipe: Recipe) -> Bool {
    differing(Prediction(recipe, evaluator, moved), from: observed, stopsAtFirst: true).isEmpty
  }

  /// What the recipe makes differ from the right one, of what was observed.
  func changed(by recipe: Recipe) -> Slots {
    differing(right, from: evaluator.predict(recipe)).intersection(seen)
  }

  private func differing(
    _ prediction: Prediction, from values: [StepValues], stopsAtFirst: Bool = false
  ) -> Slots {
    var slots: Slots = []
    for step in values.indices where step < prediction.values.count {
      for quantity in StepValues.Quantity.allCases {
        guard let values = values[step][quantity],
          let center = prediction.values[step][quantity]
        else { continue }
        let agreement = Agreement(
          predicted: center, others: prediction.others.compactMap { $0[step][quantity] },
          floor: floors[step][quantity],
          channels: quantity == .output || quantity == .gradX ? evaluator.channels(step: step) : nil
        )
        if !agreement.holds(for: values) {
          slots.insert(Slots(step: step, quantity.number))
          if stopsAtFirst { return slots }
        }
      }
    }
    return slots
  }
}

/// What a recipe gives in a case, and what it gives for inputs moved by rounding and at the ends of
/// what a rounding may do.
private struct Prediction {
  var values: [StepValues]
  var others: [[StepValues]]

  init(_ recipe: Recipe, _ evaluator: RecipeEvaluator, _ moved: [RecipeEvaluator]) {
    values = evaluator.predict(recipe)
    let ends = recipe.onePassEnds
    others =
      ends.map(evaluator.predict)
      + moved.flatMap { evaluator in ([recipe] + ends).map(evaluator.predict) }
  }
}

extension Recipe {
  var usesOnePass: Bool { training.rounding != .negligible || update.rounding != .negligible }

  /// The same with the variances at both ends of what E[x²] − m² may give; none in two passes.
  var onePassEnds: [Recipe] {
    guard usesOnePass else { return [] }
    return [Rounding.onePassLowest, .onePassHighest].map { end in
      var recipe = self
      if training.rounding != .negligible { recipe.training.rounding = end }
      if update.rounding != .negligible { recipe.update.rounding = end }
      return recipe
    }
  }
}
