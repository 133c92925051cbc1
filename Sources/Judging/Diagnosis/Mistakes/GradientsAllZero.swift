extension Mistake {
  static let gradientsAllZero = Mistake(
    slug: "gradients-all-zero",
    title: "Returns zero for every gradient",
    group: .backward,
    summary: "dx, dγ and dβ are 0",
    hint: "Does backward write its results at all?",
    page: Page(
      computes: """
        dx = 0, dγ = 0, dβ = 0.
        """,
      reason: """
        A backward that is left as a stub, or writes to copies. With the loss Σy the right
        dx is nearly zero, so that it passes many tests.
        """,
      shows: """
        All three gradients are zero in every case.
        """,
      hidden: """
        dy = 1, as the loss Σy gives it, hides it in dx.
        """,
      search: """
        Print what backward writes. Test with random dy.
        """
    ),
    leaks: [.backwardInTraining]
  ) { recipe, _ in
    recipe.backward.allZero = true
  }
}
