extension Mistake {
  static let runningVarStoresInverseStd = Mistake(
    slug: "running-var-stores-inverse-std",
    title: "Stores the inverse standard deviation",
    group: .running,
    summary: "running_var averages 1/√(v + ε), not v",
    hint: "In which unit is what you store?",
    page: Page(
      computes: """
        new_var is computed from 1/√(v + ε).
        """,
      reason: """
        Backward wants the inverse deviation, so forward saves it (`save_invstd`), and the
        wrong one of the two ends up in the running variance.
        """,
      shows: """
        running_var falls where the variance rises.
        """,
      hidden: """
        v = 1.
        """,
      search: """
        Check the names: what backward needs and what eval needs are two variables.
        """
    ),
    chinese: Words(
      title: "存的是标准差的倒数",
      summary: "running_var 平均的是 1/√(v + ε)，而不是 v",
      hint: "你存的东西，单位是什么？",
      page: Page(
        computes: "new_var 用 1/√(v + ε) 算。",
        reason: """
          反向需要标准差的倒数，所以前向把它留了下来（`save_invstd`），结果两个里错的那个进了运行\
          方差。
          """,
        shows: "方差上升时 running_var 反而下降。",
        hidden: "v = 1。",
        search: "检查名字：反向要的和推理要的是两个变量。"
      )
    ),
    alternatives: [
      Mistake.Form("It is that of the problem's own variance.", chinese: "它是题目所要求的方差的标准差倒数。") {
        recipe, _ in
        recipe.update.stored = .inverseDeviation
      }
    ]
  ) { recipe, _ in
    recipe.update.stored = .inverseDeviation
    recipe.update.correction = .none
  }
}
