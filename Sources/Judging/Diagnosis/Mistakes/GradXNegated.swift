extension Mistake {
  static let gradXNegated = Mistake(
    slug: "grad-x-negated",
    title: "Gives dx the wrong sign",
    group: .backward,
    summary: "dx = −(the right dx)",
    hint: "Move x a little along your dx: does the loss rise or fall?",
    page: Page(
      computes: """
        dx = −γ/√(v + ε)·(dy − Σdy/n − x̂·Σ(dy·x̂)/n).
        """,
      reason: """
        A sign slips where the terms of the mean and of the variance are joined with the
        direct one, or the update of gradient descent is mixed up with the gradient.
        """,
      shows: """
        dx is right but for its sign.
        """,
      hidden: """
        Inputs where dx is nearly zero.
        """,
      search: """
        Compare one number with a finite difference.
        """
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.negatesX = true
  }
}
