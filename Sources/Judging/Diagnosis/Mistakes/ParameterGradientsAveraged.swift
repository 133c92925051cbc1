extension Mistake {
  static let parameterGradientsAveraged = Mistake(
    slug: "parameter-gradients-averaged",
    title: "Averages dγ and dβ instead of summing",
    group: .backward,
    summary: "dγ and dβ are divided by n",
    hint: "How many values does one γ act on, and what does the chain rule do with them?",
    page: Page(
      computes: """
        dγ = Σdy·x̂/n, dβ = Σdy/n.
        """,
      reason: """
        A mean loss makes averages look natural; its 1/n is in dy already.
        """,
      shows: """
        dγ and dβ are too small by the factor n. dx is right.
        """,
      hidden: """
        None.
        """,
      search: """
        Use sums, not means, over all dimensions but C.
        """
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.averagesParameters = true
  }
}
