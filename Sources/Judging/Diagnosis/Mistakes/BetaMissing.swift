extension Mistake {
  static let betaMissing = Mistake(
    slug: "beta-missing",
    title: "Leaves out β",
    group: .output,
    summary: "y = γx̂, without β",
    hint: "Change β and see whether the output moves.",
    page: Page(
      computes: """
        y = γx̂, in both modes.
        """,
      reason: """
        β starts as 0, so nothing is amiss until it is trained or set.
        """,
      shows: """
        The outputs of each channel are off by β.
        """,
      hidden: """
        β = 0, the initial value.
        """,
      search: """
        Search for `beta` (`bias`): it must be added in both modes.
        """
    ),
    alternatives: [
      .training { $0.affine = .scaleOnly },
      .eval { $0.affine = .scaleOnly },
    ]
  ) { recipe, _ in
    recipe.training.affine = .scaleOnly
    recipe.evaluation.affine = .scaleOnly
  }
}
