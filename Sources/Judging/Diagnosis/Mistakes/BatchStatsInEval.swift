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
    ),
    chinese: Words(
      title: "推理时用这一批的统计量归一化",
      summary: "推理用了这一批的 m 和 v，而不是运行统计量",
      hint: "推理时，一个样本的输出取决于其他样本吗？",
      page: Page(
        computes: "推理时也是 y = γ·(x − m)/√(v + ε) + β。",
        reason: "只在更新时才看模式，或者根本没有把模式告诉这一层。",
        shows: "推理时一个样本的输出取决于它所在的批；只有一个样本的批得到 β。",
        hidden: "运行统计量等于这一批的统计量。",
        search: "把一个样本单独推理一次，再放在一批里推理一次：输出必须相同。"
      )
    )
  ) { recipe, _ in
    recipe.evaluation.mean = .batch
    recipe.evaluation.variance = .batch
  }
}
