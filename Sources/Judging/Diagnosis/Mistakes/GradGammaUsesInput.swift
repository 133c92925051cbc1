extension Mistake {
  static let gradGammaUsesInput = Mistake(
    slug: "grad-gamma-uses-input",
    title: "Computes dγ with x instead of x̂",
    group: .backward,
    summary: "dγ = Σdy·x, not Σdy·x̂",
    hint: "What does γ multiply in forward?",
    page: Page(
      computes: """
        dγ = Σdy·x.
        """,
      reason: """
        The normalised values were not kept, and x is at hand.
        """,
      shows: """
        dγ is off by far where x is not standardised. dx and dβ are right.
        """,
      hidden: """
        Standardised inputs.
        """,
      search: """
        γ multiplies x̂ in forward, so dγ sums dy·x̂.
        """
    ),
    chinese: Words(
      title: "求 dγ 时用了 x 而不是 x̂",
      summary: "dγ = Σdy·x，而不是 Σdy·x̂",
      hint: "前向里 γ 乘的是什么？",
      page: Page(
        computes: "dγ = Σdy·x。",
        reason: "归一化后的值没有保留，手边有的是 x。",
        shows: "x 没有标准化时 dγ 差得很远。dx 和 dβ 是对的。",
        hidden: "已经标准化的输入。",
        search: "前向里 γ 乘的是 x̂，所以 dγ 是 dy·x̂ 之和。"
      )
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.gradGamma = .input
  }
}
