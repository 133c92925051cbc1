extension Mistake {
  static let gammaScalesBeta = Mistake(
    slug: "gamma-scales-beta",
    title: "Multiplies β by γ as well",
    group: .output,
    summary: "y = γ(x̂ + β), not γx̂ + β",
    hint: "In which order are γ and β applied?",
    page: Page(
      computes: """
        y = γ(x̂ + β), in both modes.
        """,
      reason: """
        A pair of brackets too many, or `x += beta; x *= gamma` in that order.
        """,
      shows: """
        The outputs of each channel are off by (γ − 1)·β.
        """,
      hidden: """
        γ = 1 or β = 0, the initial values.
        """,
      search: """
        Scale first, shift second.
        """
    ),
    alternatives: [
      .training { $0.affine = .shiftThenScale },
      .eval { $0.affine = .shiftThenScale },
    ]
  ) { recipe, _ in
    recipe.training.affine = .shiftThenScale
    recipe.evaluation.affine = .shiftThenScale
  }
}
