extension Mistake {
  static let runningVarBiased = Mistake(
    slug: "running-var-biased",
    title: "Stores the biased variance",
    group: .running,
    summary: "running_var averages v where v·n/(n−1) is asked for",
    hint: "Read again which of the two variances goes into running_var.",
    page: Page(
      computes: """
        new_var is computed from v = Σ(x − m)²/n; the problem asks for Σ(x − m)²/(n−1).
        """,
      reason: """
        The variance that normalises x, which is the biased one, is at hand and used for
        both.
        """,
      shows: """
        running_var is too small, after the first batch by the part a·v/(n−1). The output in
        training is right; eval follows running_var.
        """,
      hidden: """
        Large n.
        """,
      search: """
        Multiply by n/(n−1) on the way into running_var, and only there.
        """
    ),
    chinese: Words(
      title: "存了有偏方差",
      summary: "要求的是 v·n/(n−1)，running_var 平均的却是 v",
      hint: "再读一遍：两个方差里，存进 running_var 的是哪一个？",
      page: Page(
        computes: "new_var 用 v = Σ(x − m)²/n 算；题目要求的是 Σ(x − m)²/(n−1)。",
        reason: "归一化 x 的是有偏方差，它就在手边，于是两处都用了它。",
        shows: """
          running_var 偏小，第一批之后少了 a·v/(n−1)。训练的输出是对的；推理跟着 running_var 错。
          """,
        hidden: "n 很大。",
        search: "在存进 running_var 的路上乘以 n/(n−1)，并且只在那里乘。"
      )
    ),
    scope: .unbiasedRunningVariance
  ) { recipe, _ in
    recipe.update.correction = .none
  }
}
