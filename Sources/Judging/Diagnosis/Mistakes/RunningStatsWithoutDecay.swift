extension Mistake {
  static let runningStatsWithoutDecay = Mistake(
    slug: "running-stats-without-decay",
    title: "Adds the batch without decay",
    group: .running,
    summary: "new = old + a·batch, without the factor 1 − a",
    hint: "Do the two weights of your average sum to one?",
    page: Page(
      computes: """
        new = old + a·batch for both.
        """,
      reason: """
        `running += momentum * batch` is short, and resembles the right `running += momentum
        * (batch - running)`.
        """,
      shows: """
        The running statistics grow with every step.
        """,
      hidden: """
        A batch weight of 0, and the running mean of a first step from 0.
        """,
      search: """
        The weights of old and batch must sum to 1.
        """
    )
  ) { recipe, _ in
    recipe.update.decays = false
  }
}
