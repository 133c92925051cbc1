extension Mistake {
  static let sqrtMissing = Mistake(
    slug: "sqrt-missing",
    title: "Divides by the variance",
    group: .output,
    summary: "x − m is divided by v + ε, not by √(v + ε)",
    hint: "Look at the dimensions: what is x divided by, and in which unit is that?",
    page: Page(
      computes: """
        y = γ·(x − m)/(v + ε) + β in training, and the same with the running variance in
        eval.
        """,
      reason: """
        The root is forgotten, often since the variable is called `std` or `sigma` but holds
        a variance.
        """,
      shows: """
        A channel with variance v is off by the factor 1/√(v + ε): too small where v > 1,
        too large where v < 1.
        """,
      hidden: """
        Standardised inputs, v near 1, as `randn` gives them.
        """,
      search: """
        Follow the variance from where it is computed to the division: one square root must
        lie between them. Outputs of training must have variance γ²·v/(v + ε).
        """
    ),
    alternatives: [.training { $0.denominator = .sum }]
  ) { recipe, _ in
    recipe.training.denominator = .sum
    recipe.evaluation.denominator = .sum
  }
}
