extension Mistake {
  static let sqrtMissingInEval = Mistake(
    slug: "sqrt-missing-in-eval",
    title: "Divides by the variance in eval",
    group: .eval,
    summary: "eval divides by rv + ε, not by √(rv + ε)",
    hint: "Compare the formulas of the two modes.",
    page: Page(
      computes: """
        y = γ·(x − rm)/(rv + ε) + β in eval; training is right.
        """,
      reason: """
        The formula was written twice, and once without the root; or running_var is taken
        for a standard deviation.
        """,
      shows: """
        In eval a channel is off by the factor 1/√(rv + ε).
        """,
      hidden: """
        A running variance of 1, as in a new layer.
        """,
      search: """
        Both modes want the same formula: let one line serve both.
        """
    ),
    chinese: Words(
      title: "推理时除以了方差",
      summary: "推理除以了 rv + ε，而不是 √(rv + ε)",
      hint: "比较两种模式的公式。",
      page: Page(
        computes: "推理时 y = γ·(x − rm)/(rv + ε) + β；训练是对的。",
        reason: "公式写了两遍，其中一遍没有开平方；或者把 running_var 当成了标准差。",
        shows: "推理时一个通道差了 1/√(rv + ε) 倍。",
        hidden: "运行方差为 1，新建的层就是这样。",
        search: "两种模式要的是同一个公式：让一行代码供两者共用。"
      )
    )
  ) { recipe, _ in
    recipe.evaluation.denominator = .sum
  }
}
