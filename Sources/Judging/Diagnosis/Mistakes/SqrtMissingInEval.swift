extension Mistake {
  static let sqrtMissingInEval = Mistake(
    slug: "sqrt-missing-in-eval",
    title: "Divides by the variance in eval",
    group: .eval,
    summary: "eval divides by rv + ε, not by √(rv + ε)",
    hint: "Compare the formulas of the two modes.",
    page: Page(
      computes: """
        y = γ·(x − rm)/(rv + ε) + β in eval; training is right.
        """,
      reason: """
        The formula was written twice, and once without the root; or running_var is taken
        for a standard deviation.
        """,
      shows: """
        In eval a channel is off by the factor 1/√(rv + ε).
        """,
      hidden: """
        A running variance of 1, as in a new layer.
        """,
      search: """
        Both modes want the same formula: let one line serve both.
        """
    )
  ) { recipe, _ in
    recipe.evaluation.denominator = .sum
  }
}
