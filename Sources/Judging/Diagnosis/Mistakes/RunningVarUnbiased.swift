extension Mistake {
  static let runningVarUnbiased = Mistake(
    slug: "running-var-unbiased",
    title: "Stores the unbiased variance",
    group: .running,
    summary: "running_var averages v·n/(n−1) where v is asked for",
    hint: "Read again which of the two variances goes into running_var.",
    page: Page(
      computes: """
        new_var is computed from Σ(x − m)²/(n−1); the problem asks for v = Σ(x − m)²/n.
        """,
      reason: """
        PyTorch does so, and many descriptions copy it.
        """,
      shows: """
        running_var is too large, after the first batch by the part a·v/(n−1). The output in
        training is right; eval follows running_var.
        """,
      hidden: """
        Large n.
        """,
      search: """
        Look for `n - 1`, `unbiased=True`, `ddof=1` on the way into running_var.
        """
    ),
    scope: .biasedRunningVariance
  ) { recipe, _ in
    recipe.update.correction = .bessel
  }
}
