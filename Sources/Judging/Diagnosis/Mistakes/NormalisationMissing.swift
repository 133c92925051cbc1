extension Mistake {
  static let normalisationMissing = Mistake(
    slug: "normalisation-missing",
    title: "Does not normalise",
    group: .output,
    summary: "y = γx + β in training",
    hint: "Print mean and variance of one channel of the output.",
    page: Page(
      computes: """
        y = γx + β in training: the statistics are computed for the running averages but x
        is passed on.
        """,
      reason: """
        The normalised copy is made and the affine step then takes the input; a slip between
        `x` and `x_hat`.
        """,
      shows: """
        In training the output has the mean and variance of the input, scaled by γ.
        """,
      hidden: """
        Inputs that are standardised already, as `randn` nearly gives them.
        """,
      search: """
        Look at what γ multiplies. The output of training must not change when the input is
        doubled (but for ε).
        """
    ),
    alternatives: [
      Mistake.Form("Eval does it as well.") { recipe, _ in
        recipe.training.subtractsMean = false
        recipe.training.denominator = .one
        recipe.evaluation.subtractsMean = false
        recipe.evaluation.denominator = .one
      }
    ]
  ) { recipe, _ in
    recipe.training.subtractsMean = false
    recipe.training.denominator = .one
  }
}
