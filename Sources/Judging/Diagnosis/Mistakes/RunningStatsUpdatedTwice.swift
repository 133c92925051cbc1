extension Mistake {
  static let runningStatsUpdatedTwice = Mistake(
    slug: "running-stats-updated-twice",
    title: "Updates the running statistics twice per step",
    group: .running,
    summary: "the update is applied twice in each training step",
    hint: "Count how often the update runs in one call.",
    page: Page(
      computes: """
        new = (1−a)²·old + (1 − (1−a)²)·batch: the update is applied to its own result.
        """,
      reason: """
        Forward is called again inside of backward or of a helper, or the update stands in
        two places.
        """,
      shows: """
        The running statistics move too fast, as with a larger momentum.
        """,
      hidden: """
        A batch weight of 0 or 1.
        """,
      search: """
        Print something in the update and count.
        """
    ),
    chinese: Words(
      title: "每一步把运行统计量更新了两次",
      summary: "每一步训练里更新做了两次",
      hint: "数一数一次调用里更新执行了几次。",
      page: Page(
        computes: "new = (1−a)²·old + (1 − (1−a)²)·batch：更新又作用在它自己的结果上。",
        reason: "反向或某个辅助函数里又调用了一次前向，或者更新写在了两个地方。",
        shows: "运行统计量动得太快，就像 momentum 更大一样。",
        hidden: "批的权重为 0 或 1。",
        search: "在更新的地方打印一点东西，数一数次数。"
      )
    ),
    alternatives: [
      Mistake.Form(
        "Each counts as a batch of the cumulative average.", chinese: "在累积平均里，每次更新都算作一批。"
      ) { recipe, _ in
        recipe.update.times = 2
        recipe.update.countsEachTime = true
      }
    ]
  ) { recipe, _ in
    recipe.update.times = 2
  }
}
