extension Mistake {
  static let meanNotSubtracted = Mistake(
    slug: "mean-not-subtracted",
    title: "Does not subtract the mean",
    group: .output,
    summary: "y = γ·x/√(v + ε) + β, without − m",
    hint: "Compute the mean of the output of one channel: what should it be?",
    page: Page(
      computes: """
        y = γ·x/√(v + ε) + β in training.
        """,
      reason: """
        The centred values are used for the variance and then x itself is divided.
        """,
      shows: """
        In training a channel's mean output is γ·m/√(v + ε) + β instead of β. Eval is right.
        """,
      hidden: """
        Inputs with zero mean, as `randn` gives them.
        """,
      search: """
        Look for the line that divides: its numerator must be x − mean. The mean output of a
        channel in training must be β.
        """
    ),
    chinese: Words(
      title: "没有减去均值",
      summary: "y = γ·x/√(v + ε) + β，少了 − m",
      hint: "算一下某个通道输出的均值：它应该是多少？",
      page: Page(
        computes: "训练时 y = γ·x/√(v + ε) + β。",
        reason: "减过均值的值只用来求方差，之后拿去除的却是 x 本身。",
        shows: "训练时一个通道的平均输出是 γ·m/√(v + ε) + β，而不是 β。推理是对的。",
        hidden: "均值为零的输入，`randn` 给出的就是这样。",
        search: "找到做除法的那一行：分子必须是 x − mean。训练时一个通道的平均输出必须是 β。"
      )
    )
  ) { recipe, _ in
    recipe.training.subtractsMean = false
  }
}
