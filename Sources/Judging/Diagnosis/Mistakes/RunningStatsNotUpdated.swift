extension Mistake {
  static let runningStatsNotUpdated = Mistake(
    slug: "running-stats-not-updated",
    title: "Never updates the running statistics",
    group: .running,
    summary: "running_mean and running_var stay as they were",
    hint: "Print the running statistics before and after a training step.",
    page: Page(
      computes: """
        new = old for both.
        """,
      reason: """
        They are computed into local variables, or into a copy: an assignment instead of a
        write in place.
        """,
      shows: """
        Training is right; eval normalises with the initial statistics, 0 and 1.
        """,
      hidden: """
        A batch weight of 0.
        """,
      search: """
        Check that the values are written to the arrays that were passed, or to the fields
        of the layer.
        """
    )
  ) { recipe, _ in
    recipe.update.inTraining = false
  }
}
