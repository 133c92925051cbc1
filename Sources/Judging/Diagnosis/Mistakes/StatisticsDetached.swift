extension Mistake {
  static let statisticsDetached = Mistake(
    slug: "statistics-detached",
    title: "Treats mean and variance as constants in backward",
    group: .backward,
    summary: "dx = γ/√(v + ε)·dy, without the terms of the mean and of the variance",
    hint: "Does the mean of the batch depend on x?",
    page: Page(
      computes: """
        dx = γ/√(v + ε)·dy in training: what eval would do.
        """,
      reason: """
        The statistics are taken out of the graph (`detach`, `no_grad`, `.data`), or only y
        = a·x + b is differentiated.
        """,
      shows: """
        In training dx is off wherever Σdy or Σ(dy·x̂) is not zero. dγ and dβ are right.
        """,
      hidden: """
        None, but gradients that sum to zero and are orthogonal to x̂.
        """,
      search: """
        In training the sum of dx over a channel must be zero. Compare with finite
        differences.
        """
    )
  ) { recipe, _ in
    recipe.backward.hasMeanTerm = false
    recipe.backward.hasVarianceTerm = false
  }
}
