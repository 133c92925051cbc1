extension Mistake {
  static let unbiasedVarianceInBackward = Mistake(
    slug: "unbiased-variance-in-backward",
    title: "Uses the unbiased variance in backward",
    group: .backward,
    summary: "backward uses v·n/(n−1) where forward uses v",
    hint: "Compare the variance of backward with that of forward.",
    page: Page(
      computes: """
        dx and dγ by the usual formulas, with s = √(v·n/(n−1) + ε), in training.
        """,
      reason: """
        Backward recomputes the variance with a function that divides by n − 1.
        """,
      shows: """
        dγ is too small by √((n−1)/n), dx by a little more or less.
        """,
      hidden: """
        Large n.
        """,
      search: """
        Keep the statistics of forward, or compute them by the same function.
        """
    ),
    chinese: Words(
      title: "反向时用了无偏方差",
      summary: "前向用 v，反向却用 v·n/(n−1)",
      hint: "比较反向的方差与前向的方差。",
      page: Page(
        computes: "训练时 dx 和 dγ 按通常的公式算，但 s = √(v·n/(n−1) + ε)。",
        reason: "反向重新求方差，用的函数除以 n − 1。",
        shows: "dγ 小了 √((n−1)/n) 倍，dx 略多或略少一点。",
        hidden: "n 很大。",
        search: "保留前向的统计量，或者用同一个函数来求。"
      )
    ),
    alternatives: [
      Mistake.Form("x̂ is right.", chinese: "x̂ 是对的。") { recipe, _ in
        recipe.backward.correction = .bessel
        recipe.backward.keepsNormalised = true
      }
    ]
  ) { recipe, _ in
    recipe.backward.correction = .bessel
  }
}
