extension Mistake {
  static let normalisationMissing = Mistake(
    slug: "normalisation-missing",
    title: "Does not normalise",
    group: .output,
    summary: "y = γx + β in training",
    hint: "Print mean and variance of one channel of the output.",
    page: Page(
      computes: """
        y = γx + β in training: the statistics are computed for the running averages but x
        is passed on.
        """,
      reason: """
        The normalised copy is made and the affine step then takes the input; a slip between
        `x` and `x_hat`.
        """,
      shows: """
        In training the output has the mean and variance of the input, scaled by γ.
        """,
      hidden: """
        Inputs that are standardised already, as `randn` nearly gives them.
        """,
      search: """
        Look at what γ multiplies. The output of training must not change when the input is
        doubled (but for ε).
        """
    ),
    chinese: Words(
      title: "没有归一化",
      summary: "训练时 y = γx + β",
      hint: "打印某个通道输出的均值和方差。",
      page: Page(
        computes: "训练时 y = γx + β：统计量算出来只用于运行平均，传下去的却是 x。",
        reason: "归一化后的副本算好了，仿射那一步用的却是输入；`x` 和 `x_hat` 写混了。",
        shows: "训练时输出保留着输入的均值和方差，只是被 γ 缩放。",
        hidden: "已经标准化的输入，`randn` 给出的几乎就是这样。",
        search: "看看 γ 乘的是什么。输入加倍时，训练的输出不应改变（除了 ε 的影响）。"
      )
    ),
    alternatives: [
      Mistake.Form("Eval does it as well.", chinese: "推理也是这样。") { recipe, _ in
        recipe.training.subtractsMean = false
        recipe.training.denominator = .one
        recipe.evaluation.subtractsMean = false
        recipe.evaluation.denominator = .one
      }
    ]
  ) { recipe, _ in
    recipe.training.subtractsMean = false
    recipe.training.denominator = .one
  }
}
