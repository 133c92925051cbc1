extension Mistake {
  static let gradXDividedByCount = Mistake(
    slug: "grad-x-divided-by-count",
    title: "Divides dx by n",
    group: .backward,
    summary: "dx is divided by n as a whole",
    hint: "Which of the terms of dx carry 1/n?",
    page: Page(
      computes: """
        dx = γ/(n·√(v + ε))·(dy − Σdy/n − x̂·Σ(dy·x̂)/n).
        """,
      reason: """
        The form with the common factor 1/n, γ/(n·s)·(n·dy − Σdy − x̂·Σ(dy·x̂)), is mixed up
        with the other one; or the loss is a mean and divides already.
        """,
      shows: """
        dx is too small by the factor n.
        """,
      hidden: """
        Inputs where dx is nearly zero.
        """,
      search: """
        Either the bracket has n·dy and the factor 1/n stands before it, or neither.
        """
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.dividesXByCount = true
  }
}
