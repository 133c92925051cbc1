extension Mistake {
  static let runningStatsNotUpdated = Mistake(
    slug: "running-stats-not-updated",
    title: "Never updates the running statistics",
    group: .running,
    summary: "running_mean and running_var stay as they were",
    hint: "Print the running statistics before and after a training step.",
    page: Page(
      computes: """
        new = old for both.
        """,
      reason: """
        They are computed into local variables, or into a copy: an assignment instead of a
        write in place.
        """,
      shows: """
        Training is right; eval normalises with the initial statistics, 0 and 1.
        """,
      hidden: """
        A batch weight of 0.
        """,
      search: """
        Check that the values are written to the arrays that were passed, or to the fields
        of the layer.
        """
    ),
    chinese: Words(
      title: "从不更新运行统计量",
      summary: "running_mean 和 running_var 一直是原来的值",
      hint: "在一步训练前后打印运行统计量。",
      page: Page(
        computes: "两者都是 new = old。",
        reason: "新值算到了局部变量或副本里：是赋值，而不是就地写入。",
        shows: "训练是对的；推理用的是初始的统计量 0 和 1。",
        hidden: "批的权重为 0。",
        search: "检查新值是否写进了传入的数组，或者层自己的字段。"
      )
    )
  ) { recipe, _ in
    recipe.update.inTraining = false
  }
}
