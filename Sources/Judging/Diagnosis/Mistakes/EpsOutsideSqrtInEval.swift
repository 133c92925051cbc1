extension Mistake {
  static let epsOutsideSqrtInEval = Mistake(
    slug: "eps-outside-sqrt-in-eval",
    title: "Adds ε after the square root in eval",
    group: .eval,
    summary: "eval divides by √rv + ε, not by √(rv + ε)",
    hint: "Compare the formulas of the two modes.",
    page: Page(
      computes: """
        y = γ·(x − rm)/(√rv + ε) + β in eval; training is right.
        """,
      reason: """
        The formula was written twice, the second time with a ready-made standard deviation.
        """,
      shows: """
        In eval outputs are off by about ε/(2·rv) less ε/√rv.
        """,
      hidden: """
        A small ε with rv near 1.
        """,
      search: """
        Both modes want the same formula: let one line serve both.
        """
    )
  ) { recipe, _ in
    recipe.evaluation.denominator = .rootPlusEps
  }
}
