extension Mistake {
  static let epsAfterDivision = Mistake(
    slug: "eps-after-division",
    title: "Adds ε to the quotient",
    group: .output,
    summary: "x̂ = (x − m)/√v + ε, not (x − m)/√(v + ε)",
    hint: "Look at the brackets around ε.",
    page: Page(
      computes: """
        y = γ·((x − m)/√v + ε) + β, in both modes.
        """,
      reason: """
        A missing pair of brackets: `(x - mean) / sqrt(var) + eps` reads almost like the
        right formula.
        """,
      shows: """
        The outputs of a channel are shifted by γ·ε and too large by √((v + ε)/v). A
        constant channel becomes NaN.
        """,
      hidden: """
        A small ε: both effects are of the order of ε.
        """,
      search: """
        Check the brackets: ε is added to the variance, before the root and before the
        division.
        """
    ),
    alternatives: [
      .training { $0.denominator = .rootThenEps },
      .eval { $0.denominator = .rootThenEps },
    ]
  ) { recipe, _ in
    recipe.training.denominator = .rootThenEps
    recipe.evaluation.denominator = .rootThenEps
  }
}
