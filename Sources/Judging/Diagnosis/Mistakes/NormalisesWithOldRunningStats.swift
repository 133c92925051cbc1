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
    ),
    chinese: Words(
      title: "训练时用运行统计量归一化",
      summary: "训练时用了运行均值和运行方差，而不是 m 和 v",
      hint: "训练时用哪些统计量归一化？推理时呢？",
      page: Page(
        computes: "训练时 y = γ·(x − rm)/√(rv + ε) + β，与推理时一样。",
        reason: "只在更新时才看模式。",
        shows: "统计量还是初始值（0 和 1）时，训练返回的几乎就是 γx + β。",
        hidden: "运行统计量等于这一批的统计量。",
        search: "训练必须用这一批自己的均值和方差归一化。检验方法：训练时平均输出应当是 β。"
      )
    )
  ) { recipe, _ in
    recipe.training.mean = .running
    recipe.training.variance = .running
  }
}
