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
    ),
    chinese: Words(
      title: "推理时用这一批的方差",
      summary: "推理用了运行均值，方差却用这一批的",
      hint: "推理时，一个样本的输出取决于其他样本吗？",
      page: Page(
        computes: "推理时 y = γ·(x − rm)/√(v + ε) + β。",
        reason: "推理分支的两个赋值少了一个。",
        shows: "推理时输出的缩放取决于这一批，平移却不取决于它。",
        hidden: "运行方差等于这一批的方差。",
        search: "检查推理分支是否同时设置了均值和方差。"
      )
    )
  ) { recipe, _ in
    recipe.evaluation.variance = .batch
  }
}
