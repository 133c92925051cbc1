extension Mistake {
  static let pooledStatistics = Mistake(
    slug: "pooled-statistics",
    title: "Uses one mean and one variance for all channels",
    group: .output,
    summary: "m and v are scalars over the whole tensor, not one per channel",
    hint: "How many means should there be? Print the shape of yours.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + ε) + β in training with m and v over all elements.
        """,
      reason: """
        `x.mean()` and `x.var()` without an axis, which broadcast without complaint.
        """,
      shows: """
        In training the channels keep their different means: a channel's mean output is not
        β, and its variance is not γ².
        """,
      hidden: """
        A single channel, or channels that all have the same mean and variance.
        """,
      search: """
        Print the shape of the mean: it must have C values. Give the axes explicitly: all
        but the channel axis.
        """
    ),
    leaks: [
      Mistake.Form(
        "The same mean and variance go into the running statistics of every channel."
      ) { recipe, _ in
        recipe.update.elements = .everything
      }
    ]
  ) { recipe, _ in
    recipe.training.elements = .everything
  }
}
