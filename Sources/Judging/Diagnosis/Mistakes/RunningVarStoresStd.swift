extension Mistake {
  static let runningVarStoresStd = Mistake(
    slug: "running-var-stores-std",
    title: "Stores the standard deviation",
    group: .running,
    summary: "running_var averages √v, not v",
    hint: "In which unit is what you store?",
    page: Page(
      computes: """
        new_var is computed from the root of the batch's variance.
        """,
      reason: """
        The standard deviation is what normalises, so it is what is at hand.
        """,
      shows: """
        running_var is too small where v > 1 and too large where v < 1; eval follows.
        """,
      hidden: """
        v = 1, as `randn` nearly gives it.
        """,
      search: """
        Check what is computed under the name `std` and where it is stored; eval takes the
        root of running_var once more.
        """
    ),
    chinese: Words(
      title: "存的是标准差",
      summary: "running_var 平均的是 √v，而不是 v",
      hint: "你存的东西，单位是什么？",
      page: Page(
        computes: "new_var 用这一批方差的平方根算。",
        reason: "归一化用的是标准差，手边有的就是它。",
        shows: "v > 1 时 running_var 偏小，v < 1 时偏大；推理也跟着错。",
        hidden: "v = 1，`randn` 给出的几乎就是这样。",
        search: """
          看看名叫 `std` 的变量里算的是什么、存到了哪里；推理时还会对 running_var 再开一次平方。
          """
      )
    ),
    alternatives: [
      Mistake.Form("It is that of the biased variance.", chinese: "它是有偏方差的标准差。") { recipe, _ in
        recipe.update.stored = .deviation
        recipe.update.correction = .none
      }
    ]
  ) { recipe, _ in
    recipe.update.stored = .deviation
  }
}
