extension Mistake {
  static let backwardUsesRunningStats = Mistake(
    slug: "backward-uses-running-stats",
    title: "Uses the running statistics in training's backward",
    group: .backward,
    summary: "backward in training uses rm and rv, not m and v",
    hint: "Which statistics normalised x in the forward that this backward belongs to?",
    page: Page(
      computes: """
        dx and dγ by the formulas of training, with x̂ = (x − rm)/√(rv + ε).
        """,
      reason: """
        The running statistics are what the layer has at hand when backward is called.
        """,
      shows: """
        In training dx and dγ are wrong unless the running statistics have settled.
        """,
      hidden: """
        Running statistics equal to those of the batch.
        """,
      search: """
        Keep m and 1/√(v + ε) of the last forward.
        """
    ),
    chinese: Words(
      title: "训练的反向用了运行统计量",
      summary: "训练的反向用了 rm 和 rv，而不是 m 和 v",
      hint: "这次反向对应的前向，是用哪些统计量归一化 x 的？",
      page: Page(
        computes: "dx 和 dγ 按训练的公式算，但 x̂ = (x − rm)/√(rv + ε)。",
        reason: "调用反向时，层手边有的就是运行统计量。",
        shows: "训练时 dx 和 dγ 是错的，除非运行统计量已经稳定。",
        hidden: "运行统计量等于这一批的统计量。",
        search: "保留上一次前向的 m 和 1/√(v + ε)。"
      )
    ),
    alternatives: [
      Mistake.Form("It uses them after their update.", chinese: "它用的是更新之后的值。") { recipe, _ in
        recipe.backward.statistics = .updatedRunning
      }
    ]
  ) { recipe, _ in
    recipe.backward.statistics = .running
  }
}
