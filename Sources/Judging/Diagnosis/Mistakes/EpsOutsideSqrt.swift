extension Mistake {
  static let epsOutsideSqrt = Mistake(
    slug: "eps-outside-sqrt",
    title: "Adds ε after the square root",
    group: .output,
    summary: "x − m is divided by √v + ε, not by √(v + ε)",
    hint: "Look at the order in which ε and the square root are applied.",
    page: Page(
      computes: """
        y = γ·(x − m)/(√v + ε) + β in training, and the same with the running variance in
        eval.
        """,
      reason: """
        It is the form that Adam and many other formulas use, and that a code with a
        ready-made standard deviation falls into: `(x - mean) / (std + eps)`.
        """,
      shows: """
        With a small ε the output is too large by about ε/(2v), less ε/√v: hardly visible at
        v = 1, plain for small variances. A constant channel shows nothing.
        """,
      hidden: """
        A small ε with v near 1: at ε = 1e-5 the difference is 5e-6.
        """,
      search: """
        Search for `std`. The sum v + ε belongs under the root: `(x - mean) / sqrt(var +
        eps)`.
        """
    ),
    alternatives: [.training { $0.denominator = .rootPlusEps }]
  ) { recipe, _ in
    recipe.training.denominator = .rootPlusEps
    recipe.evaluation.denominator = .rootPlusEps
  }
}
