extension Mistake {
  static let meanTermMissing = Mistake(
    slug: "mean-term-missing",
    title: "Leaves out the gradient through the mean",
    group: .backward,
    summary: "dx lacks − Σdy/n",
    hint: "Sum dx over one channel in training: what must it be?",
    page: Page(
      computes: """
        dx = γ/√(v + ε)·(dy − x̂·Σ(dy·x̂)/n) in training.
        """,
      reason: """
        The chain rule is followed through the variance and not through the mean; or the
        zero term of the mean inside of the variance is dropped and the other with it.
        """,
      shows: """
        In training the sum of dx over a channel is not zero.
        """,
      hidden: """
        Σdy = 0, and the loss Σy², whose dy sums to zero where β = 0.
        """,
      search: """
        x reaches y by three ways: directly, through m and through v. Write all three down.
        """
    )
  ) { recipe, _ in
    recipe.backward.hasMeanTerm = false
  }
}
