extension Mistake {
  static let varianceTermMissing = Mistake(
    slug: "variance-term-missing",
    title: "Leaves out the gradient through the variance",
    group: .backward,
    summary: "dx lacks − x̂·Σ(dy·x̂)/n",
    hint: "Multiply dx by x̂ and sum over one channel in training: what must nearly come out?",
    page: Page(
      computes: """
        dx = γ/√(v + ε)·(dy − Σdy/n) in training.
        """,
      reason: """
        The variance is taken for a constant.
        """,
      shows: """
        In training dx has a part along x̂ that must not be there.
        """,
      hidden: """
        A constant dy, as the loss Σy gives it.
        """,
      search: """
        x reaches y by three ways: directly, through m and through v. Write all three down.
        """
    )
  ) { recipe, _ in
    recipe.backward.hasVarianceTerm = false
  }
}
