extension Mistake {
  static let normalisesWithUpdatedRunningStats = Mistake(
    slug: "normalises-with-updated-running-stats",
    title: "Normalises with the running statistics, after their update",
    group: .output,
    summary: "training uses the updated running mean and variance, not m and v",
    hint: "Which statistics does training normalise with, and which does eval?",
    page: Page(
      computes: """
        y = γ·(x − rm')/√(rv' + ε) + β in training, rm' and rv' being the running statistics
        after this batch.
        """,
      reason: """
        One formula at the end serves both modes, and reads the running statistics in both.
        """,
      shows: """
        In training a channel has not mean β; with many steps on similar batches the error
        fades.
        """,
      hidden: """
        A batch weight of 1, where the running statistics are those of the batch.
        """,
      search: """
        The update of the running statistics must not change the output of the same call.
        Call it with momentum 0 and 1: the training output must be the same.
        """
    )
  ) { recipe, _ in
    recipe.training.mean = .updatedRunning
    recipe.training.variance = .updatedRunning
  }
}
