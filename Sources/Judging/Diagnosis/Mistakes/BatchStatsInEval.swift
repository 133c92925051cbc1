extension Mistake {
  static let batchStatsInEval = Mistake(
    slug: "batch-stats-in-eval",
    title: "Normalises with the batch's statistics in eval",
    group: .eval,
    summary: "eval uses m and v of the batch, not the running statistics",
    hint: "Does the output for one sample in eval depend on the other samples?",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + ε) + β in eval too.
        """,
      reason: """
        The mode is looked at for the update only, or the layer is never told of it.
        """,
      shows: """
        In eval the output for a sample depends on its batch; a batch of one gives β.
        """,
      hidden: """
        Running statistics equal to those of the batch.
        """,
      search: """
        Evaluate one sample alone and in a batch: the outputs must be the same.
        """
    )
  ) { recipe, _ in
    recipe.evaluation.mean = .batch
    recipe.evaluation.variance = .batch
  }
}
