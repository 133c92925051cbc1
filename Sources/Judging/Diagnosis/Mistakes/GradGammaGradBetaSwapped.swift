extension Mistake {
  static let gradGammaGradBetaSwapped = Mistake(
    slug: "grad-gamma-grad-beta-swapped",
    title: "Returns dγ and dβ in each other's place",
    group: .backward,
    summary: "dγ = Σdy and dβ = Σdy·x̂",
    hint: "For dy = 1, which of the two must be n?",
    page: Page(
      computes: """
        dγ and dβ trade places.
        """,
      reason: """
        Both have the same shape, so a swapped order of results raises no error.
        """,
      shows: """
        dγ and dβ are wrong; dx is right.
        """,
      hidden: """
        None.
        """,
      search: """
        Check the order in which the gradients are written or returned: x, γ, β.
        """
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.swapsParameters = true
  }
}
