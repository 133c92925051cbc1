extension Mistake {
  static let runningStatsWithoutDecay = Mistake(
    slug: "running-stats-without-decay",
    title: "Adds the batch without decay",
    group: .running,
    summary: "new = old + a·batch, without the factor 1 − a",
    hint: "Do the two weights of your average sum to one?",
    page: Page(
      computes: """
        new = old + a·batch for both.
        """,
      reason: """
        `running += momentum * batch` is short, and resembles the right `running += momentum
        * (batch - running)`.
        """,
      shows: """
        The running statistics grow with every step.
        """,
      hidden: """
        A batch weight of 0, and the running mean of a first step from 0.
        """,
      search: """
        The weights of old and batch must sum to 1.
        """
    ),
    chinese: Words(
      title: "加上新批却不衰减旧值",
      summary: "new = old + a·batch，少了因子 1 − a",
      hint: "你的加权平均，两个权重加起来是 1 吗？",
      page: Page(
        computes: "两者都是 new = old + a·batch。",
        reason: """
          `running += momentum * batch` 很短，又很像正确的 `running += momentum * (batch - \
          running)`。
          """,
        shows: "运行统计量每一步都在增长。",
        hidden: "批的权重为 0，以及从 0 开始的第一步的运行均值。",
        search: "旧值和新批的权重之和必须是 1。"
      )
    )
  ) { recipe, _ in
    recipe.update.decays = false
  }
}
