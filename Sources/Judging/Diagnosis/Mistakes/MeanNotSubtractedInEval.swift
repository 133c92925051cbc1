extension Mistake {
  static let meanNotSubtractedInEval = Mistake(
    slug: "mean-not-subtracted-in-eval",
    title: "Does not subtract the mean in eval",
    group: .eval,
    summary: "eval computes γ·x/√(rv + ε) + β, without − rm",
    hint: "Compare the formulas of the two modes.",
    page: Page(
      computes: """
        y = γ·x/√(rv + ε) + β in eval; training is right.
        """,
      reason: """
        The centred values come from the training branch; eval has none and takes x.
        """,
      shows: """
        In eval the outputs of a channel are off by γ·rm/√(rv + ε).
        """,
      hidden: """
        A running mean of 0, as in a new layer.
        """,
      search: """
        Check the numerator of the eval branch.
        """
    ),
    chinese: Words(
      title: "推理时没有减去均值",
      summary: "推理算的是 γ·x/√(rv + ε) + β，少了 − rm",
      hint: "比较两种模式的公式。",
      page: Page(
        computes: "推理时 y = γ·x/√(rv + ε) + β；训练是对的。",
        reason: "减过均值的值来自训练分支；推理没有，就用了 x。",
        shows: "推理时一个通道的输出差了 γ·rm/√(rv + ε)。",
        hidden: "运行均值为 0，新建的层就是这样。",
        search: "检查推理分支里的分子。"
      )
    )
  ) { recipe, _ in
    recipe.evaluation.subtractsMean = false
  }
}
