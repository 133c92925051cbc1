extension Mistake {
  static let runningStatsOverwritten = Mistake(
    slug: "running-stats-overwritten",
    title: "Overwrites the running statistics",
    group: .running,
    summary: "running_mean and running_var become those of the batch",
    hint: "What is left of the past after a training step?",
    page: Page(
      computes: """
        new_mean = m and new_var = v: the past is forgotten.
        """,
      reason: """
        The average is left for later, or momentum is not used.
        """,
      shows: """
        Eval depends on the last batch alone.
        """,
      hidden: """
        A batch weight of 1, and a single step with it.
        """,
      search: """
        The update must mention the old value: (1 − a)·old + a·batch.
        """
    )
  ) { recipe, _ in
    recipe.update.meanWeight = .one
    recipe.update.varianceWeight = .one
  }
}
