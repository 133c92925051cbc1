extension Mistake {
  static let epsOutsideSqrtInEval = Mistake(
    slug: "eps-outside-sqrt-in-eval",
    title: "Adds ε after the square root in eval",
    group: .eval,
    summary: "eval divides by √rv + ε, not by √(rv + ε)",
    hint: "Compare the formulas of the two modes.",
    page: Page(
      computes: """
        y = γ·(x − rm)/(√rv + ε) + β in eval; training is right.
        """,
      reason: """
        The formula was written twice, the second time with a ready-made standard deviation.
        """,
      shows: """
        In eval outputs are off by about ε/(2·rv) less ε/√rv.
        """,
      hidden: """
        A small ε with rv near 1.
        """,
      search: """
        Both modes want the same formula: let one line serve both.
        """
    ),
    chinese: Words(
      title: "推理时把 ε 加在平方根之后",
      summary: "推理除以了 √rv + ε，而不是 √(rv + ε)",
      hint: "比较两种模式的公式。",
      page: Page(
        computes: "推理时 y = γ·(x − rm)/(√rv + ε) + β；训练是对的。",
        reason: "公式写了两遍，第二遍用了现成的标准差。",
        shows: "推理时输出差了约 ε/(2·rv) 减去 ε/√rv。",
        hidden: "ε 很小而 rv 接近 1。",
        search: "两种模式要的是同一个公式：让一行代码供两者共用。"
      )
    )
  ) { recipe, _ in
    recipe.evaluation.denominator = .rootPlusEps
  }
}
