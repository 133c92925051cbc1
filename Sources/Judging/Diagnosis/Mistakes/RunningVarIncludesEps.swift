extension Mistake {
  static let runningVarIncludesEps = Mistake(
    slug: "running-var-includes-eps",
    title: "Adds ε to the running variance",
    group: .running,
    summary: "running_var averages v + ε, not v",
    hint: "Where is ε added, and who reads the variable afterwards?",
    page: Page(
      computes: """
        new_var is computed from v + ε.
        """,
      reason: """
        ε is added once, where the variance is computed, and the sum used for all that
        follows.
        """,
      shows: """
        running_var is too large by up to ε, and eval adds ε again.
        """,
      hidden: """
        A small ε.
        """,
      search: """
        ε belongs to the division alone: `sqrt(var + eps)`. What is stored is the bare
        variance.
        """
    ),
    chinese: Words(
      title: "把 ε 加进了运行方差",
      summary: "running_var 平均的是 v + ε，而不是 v",
      hint: "ε 是在哪里加的？之后谁还会读那个变量？",
      page: Page(
        computes: "new_var 用 v + ε 算。",
        reason: "在求方差的地方就加上了 ε，之后处处都用这个和。",
        shows: "running_var 最多大出 ε，推理时又再加一次 ε。",
        hidden: "ε 很小。",
        search: "ε 只属于除法：`sqrt(var + eps)`。存进去的是不带 ε 的方差。"
      )
    ),
    alternatives: [
      Mistake.Form(
        "It is added before the correction by n/(n−1).", chinese: "ε 在乘以 n/(n−1) 的修正之前加上。"
      ) { recipe, _ in
        recipe.update.stored = .variancePlusEpsCorrected
      }
    ]
  ) { recipe, _ in
    recipe.update.stored = .variancePlusEps
  }
}
