extension Mistake {
  static let gradXNegated = Mistake(
    slug: "grad-x-negated",
    title: "Gives dx the wrong sign",
    group: .backward,
    summary: "dx = −(the right dx)",
    hint: "Move x a little along your dx: does the loss rise or fall?",
    page: Page(
      computes: """
        dx = −γ/√(v + ε)·(dy − Σdy/n − x̂·Σ(dy·x̂)/n).
        """,
      reason: """
        A sign slips where the terms of the mean and of the variance are joined with the
        direct one, or the update of gradient descent is mixed up with the gradient.
        """,
      shows: """
        dx is right but for its sign.
        """,
      hidden: """
        Inputs where dx is nearly zero.
        """,
      search: """
        Compare one number with a finite difference.
        """
    ),
    chinese: Words(
      title: "dx 的符号反了",
      summary: "dx = −（正确的 dx）",
      hint: "让 x 沿着你的 dx 走一小步：损失是上升还是下降？",
      page: Page(
        computes: "dx = −γ/√(v + ε)·(dy − Σdy/n − x̂·Σ(dy·x̂)/n)。",
        reason: """
          把均值项、方差项与直接项合起来时弄错了符号；或者把梯度下降的更新与梯度混为一谈。
          """,
        shows: "dx 除了符号以外都对。",
        hidden: "dx 接近零的输入。",
        search: "拿一个数与有限差分比较。"
      )
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.negatesX = true
  }
}
