import BatchNorm

/// A case, what a candidate answered in it, and which recipes agree with that.
final class Probe {
  let scenario: Case
  let observed: [StepValues]
  /// What was observed.
  private let seen: Slots
  /// What differs from the right recipe.
  private(set) var wrong: Slots = []
  private let memory: CaseMemory
  private let known: CaseMemory.Right
  /// Of the case, and of it with inputs moved by rounding errors, where these matter.
  private lazy var evaluators = RecipeEvaluators(scenario)

  init(_ scenario: Case, observed: [StepValues], _ memory: CaseMemory) {
    self.scenario = scenario
    self.observed = observed
    self.memory = memory
    seen = observed.indices.reduce(into: []) { seen, step in
      for quantity in StepValues.Quantity.allCases where observed[step][quantity] != nil {
        seen.insert(Slots(step: step, quantity.number))
      }
    }
    var made: RecipeEvaluators?
    known = memory.right {
      let evaluators = RecipeEvaluators(scenario)
      made = evaluators
      return CaseMemory.Right(scenario, evaluators)
    }
    if let made { evaluators = made }
    wrong = differing(known.prediction, from: observed)
  }

  /// How many elements a prediction visits.
  var cost: Int {
    scenario.steps.reduce(0) { $0 + $1.shape.count } * (isIllConditioned ? 4 : 1)
  }

  /// The right answers, in plain float64.
  var rightValues: [StepValues] { known.prediction.values }

  func isWrong(step: Int, _ quantity: StepValues.Quantity) -> Bool {
    wrong.contains(Slots(step: step, quantity.number))
  }

  var isIllConditioned: Bool { known.isIllConditioned }

  var observesGradients: Bool { observed.contains { $0.gradX != nil } }

  /// Whether a candidate that follows the recipe would have answered as observed.
  func agrees(_ recipe: Recipe) -> Bool {
    differing(Prediction(recipe, evaluators), from: observed, stopsAtFirst: true).isEmpty
  }

  /// What the recipe makes differ from the right one, of what was observed.
  func changed(by recipe: Recipe) -> Slots {
    memory.changed(by: recipe) {
      differing(known.prediction, from: evaluators.exact.predict(recipe))
    }.intersection(seen)
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
          floor: known.floors[step][quantity],
          channels: quantity == .output || quantity == .gradX ? known.channels[step] : nil
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

/// A case, ready for predictions.
struct RecipeEvaluators {
  let exact: RecipeEvaluator
  /// The same case with inputs moved by rounding errors, where these matter.
  let moved: [RecipeEvaluator]

  init(_ scenario: Case) {
    exact = RecipeEvaluator(scenario)
    moved =
      scenario.isIllConditioned
      ? (1...3).map { RecipeEvaluator(scenario.movedByRounding(seed: $0)) } : []
  }
}

/// What a recipe gives in a case, and what it gives for inputs moved by rounding and at the ends of
/// what a rounding may do.
struct Prediction {
  var values: [StepValues]
  var others: [[StepValues]]

  init(_ recipe: Recipe, _ evaluators: RecipeEvaluators) {
    values = evaluators.exact.predict(recipe)
    let ends = recipe.onePassEnds
    others =
      ends.map(evaluators.exact.predict)
      + evaluators.moved.flatMap { evaluator in ([recipe] + ends).map(evaluator.predict) }
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
