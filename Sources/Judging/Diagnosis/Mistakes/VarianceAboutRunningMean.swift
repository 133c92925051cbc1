extension Mistake {
  static let varianceAboutRunningMean = Mistake(
    slug: "variance-about-running-mean",
    title: "Takes the variance about the running mean",
    group: .output,
    summary: "v = Σ(x − rm)²/n, not Σ(x − m)²/n",
    hint: "About which mean is your variance taken?",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + (m − rm)² + ε) + β in training, rm being the running mean.
        """,
      reason: """
        The running mean has a name close to that of the batch mean, and either fits in the
        formula.
        """,
      shows: """
        In training a channel whose mean is far from the running mean comes out too small.
        With fresh statistics it is as if the variance were about 0.
        """,
      hidden: """
        A running mean equal to that of the batch.
        """,
      search: """
        The mean in the variance and the mean that is subtracted from x must be the same
        variable.
        """
    ),
    leaks: [
      Mistake.Form("The same variance goes into running_var.") { recipe, _ in
        recipe.update.centre = .runningMean
      }
    ]
  ) { recipe, _ in
    recipe.training.centre = .runningMean
  }
}
