extension Mistake {
  static let batchVarianceInEval = Mistake(
    slug: "batch-variance-in-eval",
    title: "Uses the batch's variance in eval",
    group: .eval,
    summary: "eval uses the running mean but the variance of the batch",
    hint: "Does the output for one sample in eval depend on the other samples?",
    page: Page(
      computes: """
        y = γ·(x − rm)/√(v + ε) + β in eval.
        """,
      reason: """
        One of two assignments in the eval branch is missing.
        """,
      shows: """
        In eval the scale of the output depends on the batch; its shift does not.
        """,
      hidden: """
        A running variance equal to that of the batch.
        """,
      search: """
        Check that the eval branch sets both mean and variance.
        """
    )
  ) { recipe, _ in
    recipe.evaluation.variance = .batch
  }
}
