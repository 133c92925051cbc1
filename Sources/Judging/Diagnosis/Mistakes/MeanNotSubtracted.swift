extension Mistake {
  static let meanNotSubtracted = Mistake(
    slug: "mean-not-subtracted",
    title: "Does not subtract the mean",
    group: .output,
    summary: "y = γ·x/√(v + ε) + β, without − m",
    hint: "Compute the mean of the output of one channel: what should it be?",
    page: Page(
      computes: """
        y = γ·x/√(v + ε) + β in training.
        """,
      reason: """
        The centred values are used for the variance and then x itself is divided.
        """,
      shows: """
        In training a channel's mean output is γ·m/√(v + ε) + β instead of β. Eval is right.
        """,
      hidden: """
        Inputs with zero mean, as `randn` gives them.
        """,
      search: """
        Look for the line that divides: its numerator must be x − mean. The mean output of a
        channel in training must be β.
        """
    )
  ) { recipe, _ in
    recipe.training.subtractsMean = false
  }
}
