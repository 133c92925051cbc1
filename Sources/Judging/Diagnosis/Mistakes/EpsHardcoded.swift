extension Mistake {
  static let epsHardcoded = Mistake(
    slug: "eps-hardcoded",
    title: "Uses 1e-5 whatever ε is",
    group: .output,
    summary: "x − m is divided by √(v + 1e-5), whatever ε was passed",
    hint: "Call it with two different values of ε and compare.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + 1e-5) + β, in both modes.
        """,
      reason: """
        The usual default was typed into the formula, or the constructor does not store its
        argument.
        """,
      shows: """
        Right for ε = 1e-5, wrong for any other: with ε = 0.05 the outputs are too large.
        """,
      hidden: """
        ε = 1e-5, which is what nearly every test uses.
        """,
      search: """
        Search for `1e-5` and `0.00001` outside of default arguments.
        """
    ),
    alternatives: [
      .training { $0.eps = .fixed(1e-5) },
      .eval { $0.eps = .fixed(1e-5) },
    ]
  ) { recipe, _ in
    recipe.training.eps = .fixed(1e-5)
    recipe.evaluation.eps = .fixed(1e-5)
  }
}
