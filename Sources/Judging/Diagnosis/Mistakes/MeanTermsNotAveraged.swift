extension Mistake {
  static let meanTermsNotAveraged = Mistake(
    slug: "mean-terms-not-averaged",
    title: "Does not divide the sums in dx by n",
    group: .backward,
    summary: "dx subtracts Σdy and x̂·Σ(dy·x̂), not their n-th parts",
    hint: "Which factor does the derivative of a mean carry?",
    page: Page(
      computes: """
        dx = γ/√(v + ε)·(dy − Σdy − x̂·Σ(dy·x̂)) in training.
        """,
      reason: """
        The form n·dy − Σdy − x̂·Σ(dy·x̂), divided by n as a whole, is copied by half.
        """,
      shows: """
        In training dx is far too large, and more so for large n.
        """,
      hidden: """
        None.
        """,
      search: """
        Σdy and Σ(dy·x̂) enter as means: each is divided by n.
        """
    )
  ) { recipe, _ in
    recipe.backward.sums = .one
  }
}
