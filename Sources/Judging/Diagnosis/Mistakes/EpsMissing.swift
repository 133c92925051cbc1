extension Mistake {
  static let epsMissing = Mistake(
    slug: "eps-missing",
    title: "Leaves out ε",
    group: .output,
    summary: "x − m is divided by √v, not by √(v + ε)",
    hint: "Look for every place where ε should enter, and change its value to see what moves.",
    page: Page(
      computes: """
        y = γ·(x − m)/√v + β in training, and the same with the running variance in eval.
        """,
      reason: """
        ε is taken for a mere guard against division by zero and left out, or the argument
        is accepted and never used.
        """,
      shows: """
        Outputs are too large by the factor √((v + ε)/v). A constant channel becomes NaN,
        0/0, instead of β.
        """,
      hidden: """
        v much larger than ε, as in most demonstrations with ε = 1e-5.
        """,
      search: """
        Search for `eps`: it must appear under each square root of a variance. Run a case
        with eps = 0.05.
        """
    ),
    chinese: Words(
      title: "漏掉 ε",
      summary: "x − m 除以了 √v，而不是 √(v + ε)",
      hint: "检查每一个应该出现 ε 的地方，改变 ε 的值，看看什么会变。",
      page: Page(
        computes: "训练时 y = γ·(x − m)/√v + β，推理时用运行方差也是这样。",
        reason: "以为 ε 只是防止除以零而省掉了；或者收下了这个参数却从来没用。",
        shows: "输出大了 √((v + ε)/v) 倍。常数通道得到的是 NaN（0/0），而不是 β。",
        hidden: "v 远大于 ε，用 ε = 1e-5 做的演示大多如此。",
        search: "搜索 `eps`：每个给方差开平方的根号下都必须有它。用 eps = 0.05 试一次。"
      )
    ),
    alternatives: [.training { $0.denominator = .root }]
  ) { recipe, _ in
    recipe.training.denominator = .root
    recipe.evaluation.denominator = .root
  }
}
