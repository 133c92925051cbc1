extension Mistake {
  static let unbiasedVarianceInBackward = Mistake(
    slug: "unbiased-variance-in-backward",
    title: "Uses the unbiased variance in backward",
    group: .backward,
    summary: "backward uses v·n/(n−1) where forward uses v",
    hint: "Compare the variance of backward with that of forward.",
    page: Page(
      computes: """
        dx and dγ by the usual formulas, with s = √(v·n/(n−1) + ε), in training.
        """,
      reason: """
        Backward recomputes the variance with a function that divides by n − 1.
        """,
      shows: """
        dγ is too small by √((n−1)/n), dx by a little more or less.
        """,
      hidden: """
        Large n.
        """,
      search: """
        Keep the statistics of forward, or compute them by the same function.
        """
    ),
    alternatives: [
      Mistake.Form("x̂ is right.") { recipe, _ in
        recipe.backward.correction = .bessel
        recipe.backward.keepsNormalised = true
      }
    ]
  ) { recipe, _ in
    recipe.backward.correction = .bessel
  }
}
