extension Mistake {
  static let epsMissingInBackward = Mistake(
    slug: "eps-missing-in-backward",
    title: "Leaves out ε in backward",
    group: .backward,
    summary: "backward uses 1/√v where forward uses 1/√(v + ε)",
    hint: "Compare the standard deviation of backward with that of forward.",
    page: Page(
      computes: """
        dx = γ/√v·(dy − Σdy/n − x̂·Σ(dy·x̂)/n) with x̂ = (x − m)/√v, and dγ with that x̂.
        """,
      reason: """
        Backward recomputes the deviation, this time without ε.
        """,
      shows: """
        dx and dγ are off by a factor that depends on ε/v; a constant channel gives NaN.
        """,
      hidden: """
        A small ε.
        """,
      search: """
        Keep the inverse deviation of forward, or compute it by the same function.
        """
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ],
    alternatives: [
      Mistake.Form("x̂ is right.") { recipe, _ in
        recipe.backward.usesEps = false
        recipe.backward.keepsNormalised = true
      },
      Mistake.Form("x̂ is right, and so is eval.") { recipe, _ in
        recipe.backward.usesEps = false
        recipe.backward.keepsNormalised = true
        recipe.backward.modes = .training
      },
    ]
  ) { recipe, _ in
    recipe.backward.usesEps = false
  }
}
