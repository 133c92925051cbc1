extension Mistake {
  static let runningVarBiased = Mistake(
    slug: "running-var-biased",
    title: "Stores the biased variance",
    group: .running,
    summary: "running_var averages v where v·n/(n−1) is asked for",
    hint: "Read again which of the two variances goes into running_var.",
    page: Page(
      computes: """
        new_var is computed from v = Σ(x − m)²/n; the problem asks for Σ(x − m)²/(n−1).
        """,
      reason: """
        The variance that normalises x, which is the biased one, is at hand and used for
        both.
        """,
      shows: """
        running_var is too small, after the first batch by the part a·v/(n−1). The output in
        training is right; eval follows running_var.
        """,
      hidden: """
        Large n.
        """,
      search: """
        Multiply by n/(n−1) on the way into running_var, and only there.
        """
    ),
    scope: .unbiasedRunningVariance
  ) { recipe, _ in
    recipe.update.correction = .none
  }
}
