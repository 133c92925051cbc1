extension Mistake {
  static let epsTwiceInEval = Mistake(
    slug: "eps-twice-in-eval",
    title: "Adds ε twice in eval",
    group: .eval,
    summary: "eval divides by √(rv + 2ε), not by √(rv + ε)",
    hint: "How often is ε added on the way from running_var to the output?",
    page: Page(
      computes: """
        y = γ·(x − rm)/√(rv + 2ε) + β in eval; training is right.
        """,
      reason: """
        ε is added where the running variance is read, and again under the root.
        """,
      shows: """
        In eval outputs are too small by √((rv + ε)/(rv + 2ε)).
        """,
      hidden: """
        A small ε.
        """,
      search: """
        Count how often ε is added between running_var and the division.
        """
    )
  ) { recipe, _ in
    recipe.evaluation.denominator = .rootOfSumWithTwice
  }
}
