extension Mistake {
  static let runningVarCorrectedTwice = Mistake(
    slug: "running-var-corrected-twice",
    title: "Corrects the running variance twice",
    group: .running,
    summary: "running_var averages v·(n/(n−1))²",
    hint: "Is the variance that you correct still the biased one?",
    page: Page(
      computes: """
        new_var is computed from v·(n/(n−1))².
        """,
      reason: """
        The variance comes from a function that divides by n − 1 already, and is then
        multiplied by n/(n−1) once more.
        """,
      shows: """
        running_var is too large for small n; with n = 2 by a factor of 2 or 4 in what each
        batch adds.
        """,
      hidden: """
        Large n.
        """,
      search: """
        Find out what your variance function divides by before you correct it.
        """
    ),
    chinese: Words(
      title: "把运行方差修正了两次",
      summary: "running_var 平均的是 v·(n/(n−1))²",
      hint: "你拿来修正的方差还是有偏的那个吗？",
      page: Page(
        computes: "new_var 用 v·(n/(n−1))² 算。",
        reason: "求方差的函数已经除以了 n − 1，之后又乘了一次 n/(n−1)。",
        shows: "n 小时 running_var 偏大；n = 2 时每一批加进去的量大了 2 倍或 4 倍。",
        hidden: "n 很大。",
        search: "修正之前，先弄清你的方差函数除以的是什么。"
      )
    )
  ) { recipe, _ in
    recipe.update.correction = .besselTwice
  }
}
