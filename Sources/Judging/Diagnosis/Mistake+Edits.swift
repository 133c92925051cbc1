import BatchNorm

extension Mistake.Form {
  /// The mistake made in training alone.
  static func training(
    _ edit: @escaping @Sendable (inout Recipe.Normalisation) -> Void
  ) -> Mistake.Form {
    Mistake.Form("Eval does it right.", chinese: "推理是对的。") { recipe, _ in edit(&recipe.training) }
  }

  /// The mistake made in eval alone.
  static func eval(
    _ edit: @escaping @Sendable (inout Recipe.Normalisation) -> Void
  ) -> Mistake.Form {
    Mistake.Form("Training does it right.", chinese: "训练是对的。") { recipe, _ in
      edit(&recipe.evaluation)
    }
  }

  /// What a backward mistake leaves right.
  static let backwardInTraining = Mistake.Form("In eval backward is right.", chinese: "推理时反向是对的。") {
    recipe, _ in
    recipe.backward.modes = .training
  }
  static let backwardInEval = Mistake.Form("In training backward is right.", chinese: "训练时反向是对的。") {
    recipe, _ in
    recipe.backward.modes = .eval
  }
}

extension Conventions {
  /// What a is by the other convention.
  var otherWeight: Recipe.Weight { momentum == .update ? .oneMinusMomentum : .momentum }
}

extension Recipe.Weight {
  /// What a is for this momentum, whatever is passed.
  static func momentum(_ momentum: Double, _ problem: Problem) -> Recipe.Weight {
    .fixed(problem.conventions.batchWeight(momentum: momentum, batchesSeen: 0))
  }
}

extension Recipe.CumulativeWeight {
  /// What a is for this momentum, although it is None.
  static func momentum(_ momentum: Double, _ problem: Problem) -> Recipe.CumulativeWeight {
    .fixed(problem.conventions.batchWeight(momentum: momentum, batchesSeen: 0))
  }
}
