extension Mistake {
  static let runningStatsUpdatedInEval = Mistake(
    slug: "running-stats-updated-in-eval",
    title: "Updates the running statistics in eval too",
    group: .running,
    summary: "eval changes running_mean and running_var, after using them",
    hint: "Call eval twice with the same input and compare the running statistics.",
    page: Page(
      computes: """
        new = (1−a)·old + a·batch in eval as well; the output of the same call is not
        affected.
        """,
      reason: """
        The update stands outside of the branch that looks at the mode.
        """,
      shows: """
        The output of an eval call is right, but the statistics change, so that the next
        eval differs.
        """,
      hidden: """
        Looking at the output of one call alone.
        """,
      search: """
        Check that the update is inside of the training branch.
        """
    ),
    leaks: [
      Mistake.Form("Backward in eval reads them after that.") { recipe, _ in
        recipe.backward.evalStatistics = .updatedRunning
      }
    ]
  ) { recipe, _ in
    recipe.update.inEval = true
  }
}
