extension Mistake {
  static let gammaSquaredInGradX = Mistake(
    slug: "gamma-squared-in-grad-x",
    title: "Multiplies dx by γ twice",
    group: .backward,
    summary: "dx has the factor γ², not γ",
    hint: "Double γ: what must happen to dx?",
    page: Page(
      computes: """
        dx = γ²/√(v + ε)·(dy − Σdy/n − x̂·Σ(dy·x̂)/n).
        """,
      reason: """
        γ is applied where dx̂ is made, and once more at the end.
        """,
      shows: """
        dx is off by the factor γ in each channel; a negative γ turns its sign.
        """,
      hidden: """
        γ = 1, the initial value.
        """,
      search: """
        Count how often γ occurs between dy and dx.
        """
    ),
    chinese: Words(
      title: "dx 乘了两次 γ",
      summary: "dx 带着因子 γ²，而不是 γ",
      hint: "把 γ 加倍：dx 必须怎样变？",
      page: Page(
        computes: "dx = γ²/√(v + ε)·(dy − Σdy/n − x̂·Σ(dy·x̂)/n)。",
        reason: "求 dx̂ 时乘了一次 γ，最后又乘了一次。",
        shows: "每个通道的 dx 差一个因子 γ；γ 为负时符号也反了。",
        hidden: "γ = 1，也就是初值。",
        search: "数一数从 dy 到 dx 之间 γ 出现了几次。"
      )
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.gammaPower = 2
  }
}
