extension Mistake {
  static let epsTwiceInEval = Mistake(
    slug: "eps-twice-in-eval",
    title: "Adds ε twice in eval",
    group: .eval,
    summary: "eval divides by √(rv + 2ε), not by √(rv + ε)",
    hint: "How often is ε added on the way from running_var to the output?",
    page: Page(
      computes: """
        y = γ·(x − rm)/√(rv + 2ε) + β in eval; training is right.
        """,
      reason: """
        ε is added where the running variance is read, and again under the root.
        """,
      shows: """
        In eval outputs are too small by √((rv + ε)/(rv + 2ε)).
        """,
      hidden: """
        A small ε.
        """,
      search: """
        Count how often ε is added between running_var and the division.
        """
    ),
    chinese: Words(
      title: "推理时加了两次 ε",
      summary: "推理除以了 √(rv + 2ε)，而不是 √(rv + ε)",
      hint: "从 running_var 到输出，ε 一共加了几次？",
      page: Page(
        computes: "推理时 y = γ·(x − rm)/√(rv + 2ε) + β；训练是对的。",
        reason: "读运行方差时加了一次 ε，根号下又加了一次。",
        shows: "推理时输出小了 √((rv + ε)/(rv + 2ε)) 倍。",
        hidden: "ε 很小。",
        search: "数一数从 running_var 到除法之间加了几次 ε。"
      )
    )
  ) { recipe, _ in
    recipe.evaluation.denominator = .rootOfSumWithTwice
  }
}
