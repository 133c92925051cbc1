extension Mistake {
  static let affineMissingInEval = Mistake(
    slug: "affine-missing-in-eval",
    title: "Leaves out γ and β in eval",
    group: .eval,
    summary: "eval returns x̂, not γx̂ + β",
    hint: "Change γ and β and see whether the output moves, in both modes.",
    page: Page(
      computes: """
        y = (x − rm)/√(rv + ε) in eval; training is right.
        """,
      reason: """
        The eval branch returns early.
        """,
      shows: """
        In eval γ and β have no effect.
        """,
      hidden: """
        γ = 1 and β = 0, the initial values.
        """,
      search: """
        γ and β belong after the branches, or into both.
        """
    )
  ) { recipe, _ in
    recipe.evaluation.affine = .missing
  }
}
