extension Mistake {
  static let runningStatsOverwritten = Mistake(
    slug: "running-stats-overwritten",
    title: "Overwrites the running statistics",
    group: .running,
    summary: "running_mean and running_var become those of the batch",
    hint: "What is left of the past after a training step?",
    page: Page(
      computes: """
        new_mean = m and new_var = v: the past is forgotten.
        """,
      reason: """
        The average is left for later, or momentum is not used.
        """,
      shows: """
        Eval depends on the last batch alone.
        """,
      hidden: """
        A batch weight of 1, and a single step with it.
        """,
      search: """
        The update must mention the old value: (1 − a)·old + a·batch.
        """
    ),
    chinese: Words(
      title: "覆盖了运行统计量",
      summary: "running_mean 和 running_var 变成了这一批的统计量",
      hint: "一步训练之后，过去还剩下什么？",
      page: Page(
        computes: "new_mean = m，new_var = v：过去被忘掉了。",
        reason: "打算以后再做平均，或者没有用 momentum。",
        shows: "推理只取决于最后一批。",
        hidden: "批的权重为 1，而且只走一步。",
        search: "更新里必须出现旧值：(1 − a)·old + a·batch。"
      )
    )
  ) { recipe, _ in
    recipe.update.meanWeight = .one
    recipe.update.varianceWeight = .one
  }
}
