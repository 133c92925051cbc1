extension Mistake {
  static let epsMissingInEval = Mistake(
    slug: "eps-missing-in-eval",
    title: "Leaves out ε in eval",
    group: .eval,
    summary: "eval divides by √rv, not by √(rv + ε)",
    hint: "Compare the formulas of the two modes.",
    page: Page(
      computes: """
        y = γ·(x − rm)/√rv + β in eval; training is right.
        """,
      reason: """
        The formula was written twice, and once without ε.
        """,
      shows: """
        In eval outputs are too large by √((rv + ε)/rv).
        """,
      hidden: """
        A running variance much larger than ε.
        """,
      search: """
        Both modes want the same formula: let one line serve both.
        """
    )
  ) { recipe, _ in
    recipe.evaluation.denominator = .root
  }
}
