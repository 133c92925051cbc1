extension Mistake {
  static let gammaMissing = Mistake(
    slug: "gamma-missing",
    title: "Leaves out γ",
    group: .output,
    summary: "y = x̂ + β, without γ",
    hint: "Change γ and see whether the output moves.",
    page: Page(
      computes: """
        y = x̂ + β, in both modes.
        """,
      reason: """
        γ starts as 1, so nothing is amiss until it is trained or set.
        """,
      shows: """
        The outputs of each channel have deviation 1 whatever γ is.
        """,
      hidden: """
        γ = 1, the initial value.
        """,
      search: """
        Search for `gamma` (`weight`): it must multiply x̂ in both modes.
        """
    ),
    alternatives: [
      .training { $0.affine = .shiftOnly },
      .eval { $0.affine = .shiftOnly },
    ]
  ) { recipe, _ in
    recipe.training.affine = .shiftOnly
    recipe.evaluation.affine = .shiftOnly
  }
}
