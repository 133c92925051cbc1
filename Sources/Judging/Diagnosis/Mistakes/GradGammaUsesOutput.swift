extension Mistake {
  static let gradGammaUsesOutput = Mistake(
    slug: "grad-gamma-uses-output",
    title: "Computes dγ with y instead of x̂",
    group: .backward,
    summary: "dγ = Σdy·y, not Σdy·x̂",
    hint: "What does γ multiply in forward?",
    page: Page(
      computes: """
        dγ = Σdy·y = γ·Σdy·x̂ + β·Σdy.
        """,
      reason: """
        The output is what was kept from forward.
        """,
      shows: """
        dγ is off once γ and β are trained. dx and dβ are right.
        """,
      hidden: """
        γ = 1 and β = 0, the initial values.
        """,
      search: """
        Keep x̂, not y; or recompute it as (y − β)/γ.
        """
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.gradGamma = .output
  }
}
