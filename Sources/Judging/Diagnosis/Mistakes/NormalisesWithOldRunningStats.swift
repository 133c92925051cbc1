extension Mistake {
  static let normalisesWithOldRunningStats = Mistake(
    slug: "normalises-with-old-running-stats",
    title: "Normalises with the running statistics in training",
    group: .output,
    summary: "training uses the running mean and variance, not m and v",
    hint: "Which statistics does training normalise with, and which does eval?",
    page: Page(
      computes: """
        y = γ·(x − rm)/√(rv + ε) + β in training, as in eval.
        """,
      reason: """
        The mode is looked at for the update only.
        """,
      shows: """
        With fresh statistics (0 and 1) training returns nearly γx + β.
        """,
      hidden: """
        Running statistics equal to those of the batch.
        """,
      search: """
        Training must normalise with the mean and variance of this batch. A mean output of β
        in training is the test.
        """
    )
  ) { recipe, _ in
    recipe.training.mean = .running
    recipe.training.variance = .running
  }
}
