extension Mistake {
  static let gammaMissingInGradX = Mistake(
    slug: "gamma-missing-in-grad-x",
    title: "Leaves out γ in dx",
    group: .backward,
    summary: "dx lacks the factor γ",
    hint: "Double γ: what must happen to dx?",
    page: Page(
      computes: """
        dx = 1/√(v + ε)·(dy − Σdy/n − x̂·Σ(dy·x̂)/n).
        """,
      reason: """
        The gradient of x̂ is dy·γ; dy itself is passed on.
        """,
      shows: """
        dx is off by the factor γ in each channel; a negative γ turns its sign.
        """,
      hidden: """
        γ = 1, the initial value.
        """,
      search: """
        The first line of backward is dx̂ = dy·γ.
        """
    ),
    chinese: Words(
      title: "dx 里漏掉 γ",
      summary: "dx 少了因子 γ",
      hint: "把 γ 加倍：dx 必须怎样变？",
      page: Page(
        computes: "dx = 1/√(v + ε)·(dy − Σdy/n − x̂·Σ(dy·x̂)/n)。",
        reason: "x̂ 的梯度是 dy·γ，传下去的却是 dy 本身。",
        shows: "每个通道的 dx 差一个因子 γ；γ 为负时符号也反了。",
        hidden: "γ = 1，也就是初值。",
        search: "反向的第一行是 dx̂ = dy·γ。"
      )
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.gammaPower = 0
  }
}
