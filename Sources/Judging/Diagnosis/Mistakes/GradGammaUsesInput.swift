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
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.gradGamma = .input
  }
}
