extension Mistake {
  static let runningVarUnbiased = Mistake(
    slug: "running-var-unbiased",
    title: "Stores the unbiased variance",
    group: .running,
    summary: "running_var averages v·n/(n−1) where v is asked for",
    hint: "Read again which of the two variances goes into running_var.",
    page: Page(
      computes: """
        new_var is computed from Σ(x − m)²/(n−1); the problem asks for v = Σ(x − m)²/n.
        """,
      reason: """
        PyTorch does so, and many descriptions copy it.
        """,
      shows: """
        running_var is too large, after the first batch by the part a·v/(n−1). The output in
        training is right; eval follows running_var.
        """,
      hidden: """
        Large n.
        """,
      search: """
        Look for `n - 1`, `unbiased=True`, `ddof=1` on the way into running_var.
        """
    ),
    chinese: Words(
      title: "存了无偏方差",
      summary: "要求的是 v，running_var 平均的却是 v·n/(n−1)",
      hint: "再读一遍：两个方差里，存进 running_var 的是哪一个？",
      page: Page(
        computes: "new_var 用 Σ(x − m)²/(n−1) 算；题目要求的是 v = Σ(x − m)²/n。",
        reason: "PyTorch 就是这样做的，许多说明都照搬它。",
        shows: """
          running_var 偏大，第一批之后多了 a·v/(n−1)。训练的输出是对的；推理跟着 running_var 错。
          """,
        hidden: "n 很大。",
        search: "在存进 running_var 的路上找 `n - 1`、`unbiased=True`、`ddof=1`。"
      )
    ),
    scope: .biasedRunningVariance
  ) { recipe, _ in
    recipe.update.correction = .bessel
  }
}
