extension Mistake {
  static let gradXDividedByCount = Mistake(
    slug: "grad-x-divided-by-count",
    title: "Divides dx by n",
    group: .backward,
    summary: "dx is divided by n as a whole",
    hint: "Which of the terms of dx carry 1/n?",
    page: Page(
      computes: """
        dx = γ/(n·√(v + ε))·(dy − Σdy/n − x̂·Σ(dy·x̂)/n).
        """,
      reason: """
        The form with the common factor 1/n, γ/(n·s)·(n·dy − Σdy − x̂·Σ(dy·x̂)), is mixed up
        with the other one; or the loss is a mean and divides already.
        """,
      shows: """
        dx is too small by the factor n.
        """,
      hidden: """
        Inputs where dx is nearly zero.
        """,
      search: """
        Either the bracket has n·dy and the factor 1/n stands before it, or neither.
        """
    ),
    chinese: Words(
      title: "dx 除以了 n",
      summary: "dx 整体除以了 n",
      hint: "dx 的各项里，哪些带着 1/n？",
      page: Page(
        computes: "dx = γ/(n·√(v + ε))·(dy − Σdy/n − x̂·Σ(dy·x̂)/n)。",
        reason: """
          把带公因子 1/n 的写法 γ/(n·s)·(n·dy − Σdy − x̂·Σ(dy·x̂)) 与另一种写法混在了一起；或者损失\
          本身是平均值，已经除过了。
          """,
        shows: "dx 小了 n 倍。",
        hidden: "dx 接近零的输入。",
        search: "要么括号里是 n·dy、前面有因子 1/n，要么两者都没有。"
      )
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.dividesXByCount = true
  }
}
