extension Mistake {
  static let meanTermsDividedByBatch = Mistake(
    slug: "mean-terms-divided-by-batch",
    title: "Divides the sums in dx by N instead of n",
    group: .backward,
    summary: "dx subtracts Σdy/N and x̂·Σ(dy·x̂)/N, although n values were summed",
    hint: "Count the terms of the sums in dx.",
    page: Page(
      computes: """
        dx = γ/√(v + ε)·(dy − Σdy/N − x̂·Σ(dy·x̂)/N) in training.
        """,
      reason: """
        `x.shape[0]` is left from the code for (N, C), where n = N.
        """,
      shows: """
        In training dx is off for images, and the sum of dx over a channel is not zero.
        """,
      hidden: """
        Inputs without spatial dimensions, where n = N.
        """,
      search: """
        Divide by the number of values that were summed: N times the spatial size.
        """
    ),
    scope: .spatialInput
  ) { recipe, _ in
    recipe.backward.sums = .batch
  }
}
