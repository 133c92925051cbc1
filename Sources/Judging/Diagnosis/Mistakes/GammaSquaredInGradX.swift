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
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.gammaPower = 2
  }
}
