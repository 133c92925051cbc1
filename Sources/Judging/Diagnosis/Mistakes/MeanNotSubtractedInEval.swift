extension Mistake {
  static let meanNotSubtractedInEval = Mistake(
    slug: "mean-not-subtracted-in-eval",
    title: "Does not subtract the mean in eval",
    group: .eval,
    summary: "eval computes γ·x/√(rv + ε) + β, without − rm",
    hint: "Compare the formulas of the two modes.",
    page: Page(
      computes: """
        y = γ·x/√(rv + ε) + β in eval; training is right.
        """,
      reason: """
        The centred values come from the training branch; eval has none and takes x.
        """,
      shows: """
        In eval the outputs of a channel are off by γ·rm/√(rv + ε).
        """,
      hidden: """
        A running mean of 0, as in a new layer.
        """,
      search: """
        Check the numerator of the eval branch.
        """
    )
  ) { recipe, _ in
    recipe.evaluation.subtractsMean = false
  }
}
