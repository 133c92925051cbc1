extension Mistake {
  static let epsMissingInEval = Mistake(
    slug: "eps-missing-in-eval",
    title: "Leaves out ε in eval",
    group: .eval,
    summary: "eval divides by √rv, not by √(rv + ε)",
    hint: "Compare the formulas of the two modes.",
    page: Page(
      computes: """
        y = γ·(x − rm)/√rv + β in eval; training is right.
        """,
      reason: """
        The formula was written twice, and once without ε.
        """,
      shows: """
        In eval outputs are too large by √((rv + ε)/rv).
        """,
      hidden: """
        A running variance much larger than ε.
        """,
      search: """
        Both modes want the same formula: let one line serve both.
        """
    ),
    chinese: Words(
      title: "推理时漏掉 ε",
      summary: "推理除以了 √rv，而不是 √(rv + ε)",
      hint: "比较两种模式的公式。",
      page: Page(
        computes: "推理时 y = γ·(x − rm)/√rv + β；训练是对的。",
        reason: "公式写了两遍，其中一遍没有 ε。",
        shows: "推理时输出大了 √((rv + ε)/rv) 倍。",
        hidden: "运行方差远大于 ε。",
        search: "两种模式要的是同一个公式：让一行代码供两者共用。"
      )
    )
  ) { recipe, _ in
    recipe.evaluation.denominator = .root
  }
}
