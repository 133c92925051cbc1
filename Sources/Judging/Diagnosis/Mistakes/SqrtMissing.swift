extension Mistake {
  static let sqrtMissing = Mistake(
    slug: "sqrt-missing",
    title: "Divides by the variance",
    group: .output,
    summary: "x − m is divided by v + ε, not by √(v + ε)",
    hint: "Look at the dimensions: what is x divided by, and in which unit is that?",
    page: Page(
      computes: """
        y = γ·(x − m)/(v + ε) + β in training, and the same with the running variance in
        eval.
        """,
      reason: """
        The root is forgotten, often since the variable is called `std` or `sigma` but holds
        a variance.
        """,
      shows: """
        A channel with variance v is off by the factor 1/√(v + ε): too small where v > 1,
        too large where v < 1.
        """,
      hidden: """
        Standardised inputs, v near 1, as `randn` gives them.
        """,
      search: """
        Follow the variance from where it is computed to the division: one square root must
        lie between them. Outputs of training must have variance γ²·v/(v + ε).
        """
    ),
    chinese: Words(
      title: "除以了方差",
      summary: "x − m 除以了 v + ε，而不是 √(v + ε)",
      hint: "看看量纲：x 除以的是什么，它的单位是什么？",
      page: Page(
        computes: "训练时 y = γ·(x − m)/(v + ε) + β，推理时用运行方差也是这样。",
        reason: "忘了开平方，常常是因为变量叫 `std` 或 `sigma`，里面放的却是方差。",
        shows: "方差为 v 的通道差了 1/√(v + ε) 倍：v > 1 时太小，v < 1 时太大。",
        hidden: "已经标准化的输入，v 接近 1，`randn` 给出的就是这样。",
        search: """
          从求出方差的地方一直跟到除法：中间必须有一次开平方。训练时输出的方差应当是 γ²·v/(v + ε)。
          """
      )
    ),
    alternatives: [.training { $0.denominator = .sum }]
  ) { recipe, _ in
    recipe.training.denominator = .sum
    recipe.evaluation.denominator = .sum
  }
}
