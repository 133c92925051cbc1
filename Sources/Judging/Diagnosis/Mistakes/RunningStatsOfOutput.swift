extension Mistake {
  static let runningStatsOfOutput = Mistake(
    slug: "running-stats-of-output",
    title: "Averages the statistics of the output",
    group: .running,
    summary: "running_mean and running_var average mean and variance of y, not of x",
    hint: "Which tensor do the stored statistics belong to?",
    page: Page(
      computes: """
        new_mean is computed from the mean of y (that is β), new_var from its variance
        (nearly γ²).
        """,
      reason: """
        The input is overwritten by the output before the statistics are taken.
        """,
      shows: """
        The running mean goes to β and the running variance to γ², whatever x is.
        """,
      hidden: """
        A batch weight of 0.
        """,
      search: """
        Take the statistics of x before anything is written, and keep them.
        """
    )
  ) { recipe, _ in
    recipe.update.values = .output
  }
}
