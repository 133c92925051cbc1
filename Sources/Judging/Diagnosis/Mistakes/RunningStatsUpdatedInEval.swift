extension Mistake {
  static let runningStatsUpdatedInEval = Mistake(
    slug: "running-stats-updated-in-eval",
    title: "Updates the running statistics in eval too",
    group: .running,
    summary: "eval changes running_mean and running_var, after using them",
    hint: "Call eval twice with the same input and compare the running statistics.",
    page: Page(
      computes: """
        new = (1−a)·old + a·batch in eval as well; the output of the same call is not
        affected.
        """,
      reason: """
        The update stands outside of the branch that looks at the mode.
        """,
      shows: """
        The output of an eval call is right, but the statistics change, so that the next
        eval differs.
        """,
      hidden: """
        Looking at the output of one call alone.
        """,
      search: """
        Check that the update is inside of the training branch.
        """
    ),
    chinese: Words(
      title: "推理时也更新运行统计量",
      summary: "推理用过 running_mean 和 running_var 之后又改了它们",
      hint: "用同样的输入推理两次，比较运行统计量。",
      page: Page(
        computes: "推理时也做 new = (1−a)·old + a·batch；同一次调用的输出不受影响。",
        reason: "更新写在了判断模式的分支之外。",
        shows: "一次推理调用的输出是对的，但统计量变了，于是下一次推理就不同。",
        hidden: "只看一次调用的输出。",
        search: "检查更新是否在训练的分支里面。"
      )
    ),
    leaks: [
      Mistake.Form("Backward in eval reads them after that.", chinese: "推理的反向读的是更新之后的值。") {
        recipe, _ in
        recipe.backward.evalStatistics = .updatedRunning
      }
    ]
  ) { recipe, _ in
    recipe.update.inEval = true
  }
}
