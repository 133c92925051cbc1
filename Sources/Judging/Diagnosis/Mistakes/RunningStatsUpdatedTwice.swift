extension Mistake {
  static let runningStatsUpdatedTwice = Mistake(
    slug: "running-stats-updated-twice",
    title: "Updates the running statistics twice per step",
    group: .running,
    summary: "the update is applied twice in each training step",
    hint: "Count how often the update runs in one call.",
    page: Page(
      computes: """
        new = (1−a)²·old + (1 − (1−a)²)·batch: the update is applied to its own result.
        """,
      reason: """
        Forward is called again inside of backward or of a helper, or the update stands in
        two places.
        """,
      shows: """
        The running statistics move too fast, as with a larger momentum.
        """,
      hidden: """
        A batch weight of 0 or 1.
        """,
      search: """
        Print something in the update and count.
        """
    ),
    alternatives: [
      Mistake.Form("Each counts as a batch of the cumulative average.") { recipe, _ in
        recipe.update.times = 2
        recipe.update.countsEachTime = true
      }
    ]
  ) { recipe, _ in
    recipe.update.times = 2
  }
}
