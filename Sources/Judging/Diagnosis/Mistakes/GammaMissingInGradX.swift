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
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.gammaPower = 0
  }
}
