extension Mistake {
  static let gammaBetaSwapped = Mistake(
    slug: "gamma-beta-swapped",
    title: "Swaps γ and β",
    group: .output,
    summary: "y = βx̂ + γ, not γx̂ + β",
    hint: "With γ = 1 and β = 0, what should the output be, and what is it?",
    page: Page(
      computes: """
        y = βx̂ + γ, in both modes.
        """,
      reason: """
        The two arguments have the same shape, so swapping them raises no error.
        """,
      shows: """
        With γ = 1 and β = 0 the output is 1 everywhere. Otherwise the deviation of a
        channel is |β|.
        """,
      hidden: """
        γ = β.
        """,
      search: """
        Follow both from the argument list, or from `set`, to the last line. The field
        numbers are 0 for γ, 1 for β.
        """
    ),
    alternatives: [
      .training { $0.affine = .swapped },
      .eval { $0.affine = .swapped },
    ]
  ) { recipe, _ in
    recipe.training.affine = .swapped
    recipe.evaluation.affine = .swapped
  }
}
