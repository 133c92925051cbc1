extension Mistake {
  static let runningStatsOfOutput = Mistake(
    slug: "running-stats-of-output",
    title: "Averages the statistics of the output",
    group: .running,
    summary: "running_mean and running_var average mean and variance of y, not of x",
    hint: "Which tensor do the stored statistics belong to?",
    page: Page(
      computes: """
        new_mean is computed from the mean of y (that is β), new_var from its variance
        (nearly γ²).
        """,
      reason: """
        The input is overwritten by the output before the statistics are taken.
        """,
      shows: """
        The running mean goes to β and the running variance to γ², whatever x is.
        """,
      hidden: """
        A batch weight of 0.
        """,
      search: """
        Take the statistics of x before anything is written, and keep them.
        """
    ),
    chinese: Words(
      title: "平均的是输出的统计量",
      summary: "running_mean 和 running_var 平均的是 y 的均值和方差，而不是 x 的",
      hint: "存进去的统计量属于哪个张量？",
      page: Page(
        computes: "new_mean 用 y 的均值（也就是 β）算，new_var 用 y 的方差（接近 γ²）算。",
        reason: "在求统计量之前，输入已经被输出覆盖了。",
        shows: "不管 x 是什么，运行均值都趋向 β，运行方差都趋向 γ²。",
        hidden: "批的权重为 0。",
        search: "在写任何东西之前先求 x 的统计量，并保存下来。"
      )
    )
  ) { recipe, _ in
    recipe.update.values = .output
  }
}
