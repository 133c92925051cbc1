extension Mistake {
  static let epsMissing = Mistake(
    slug: "eps-missing",
    title: "Leaves out ε",
    group: .output,
    summary: "x − m is divided by √v, not by √(v + ε)",
    hint: "Look for every place where ε should enter, and change its value to see what moves.",
    page: Page(
      computes: """
        y = γ·(x − m)/√v + β in training, and the same with the running variance in eval.
        """,
      reason: """
        ε is taken for a mere guard against division by zero and left out, or the argument
        is accepted and never used.
        """,
      shows: """
        Outputs are too large by the factor √((v + ε)/v). A constant channel becomes NaN,
        0/0, instead of β.
        """,
      hidden: """
        v much larger than ε, as in most demonstrations with ε = 1e-5.
        """,
      search: """
        Search for `eps`: it must appear under each square root of a variance. Run a case
        with eps = 0.05.
        """
    ),
    alternatives: [.training { $0.denominator = .root }]
  ) { recipe, _ in
    recipe.training.denominator = .root
    recipe.evaluation.denominator = .root
  }
}
