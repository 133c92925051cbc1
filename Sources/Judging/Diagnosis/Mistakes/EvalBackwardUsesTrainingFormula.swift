extension Mistake {
  static let evalBackwardUsesTrainingFormula = Mistake(
    slug: "eval-backward-uses-training-formula",
    title: "Uses training's backward in eval",
    group: .backward,
    summary: "backward in eval has the terms of mean and variance, which are constants there",
    hint: "In eval, does the mean depend on x?",
    page: Page(
      computes: """
        dx = γ/√(v + ε)·(dy − Σdy/n − x̂·Σ(dy·x̂)/n) in eval, with the statistics of the
        batch.
        """,
      reason: """
        Backward does not look at the mode.
        """,
      shows: """
        Training is right. In eval dx and dγ are wrong; with one value per channel dx is 0.
        """,
      hidden: """
        Testing backward in training alone.
        """,
      search: """
        In eval y is a·x + b with constants: dx = γ/√(rv + ε)·dy.
        """
    ),
    alternatives: [
      Mistake.Form("It uses the running statistics.") { recipe, _ in
        recipe.backward.inEval = .trainingWithRunning
      }
    ]
  ) { recipe, _ in
    recipe.backward.inEval = .training
  }
}
