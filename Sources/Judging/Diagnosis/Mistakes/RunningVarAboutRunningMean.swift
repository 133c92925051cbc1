extension Mistake {
  static let runningVarAboutRunningMean = Mistake(
    slug: "running-var-about-running-mean",
    title: "Takes the stored variance about the running mean",
    group: .running,
    summary: "running_var averages Σ(x − rm)²/n, not Σ(x − m)²/n",
    hint: "About which mean is the stored variance taken?",
    page: Page(
      computes: """
        new_var is computed from v + (m − rm)².
        """,
      reason: """
        As the variance of the whole history it seems plausible: deviations from the
        long-term mean.
        """,
      shows: """
        running_var is too large where the running mean is far from that of the batch, most
        of all in the first steps.
        """,
      hidden: """
        A running mean equal to that of the batch.
        """,
      search: """
        The variance of a batch is about the batch's own mean, in the output and in the
        running statistics.
        """
    ),
    alternatives: [
      Mistake.Form("The running mean is updated before.") { recipe, _ in
        recipe.update.centre = .updatedRunningMean
      },
      Mistake.Form("It is not corrected by n/(n−1).") { recipe, _ in
        recipe.update.centre = .runningMean
        recipe.update.correction = .none
      },
    ]
  ) { recipe, _ in
    recipe.update.centre = .runningMean
  }
}
