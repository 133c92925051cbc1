extension Mistake {
  static let runningVarIncludesEps = Mistake(
    slug: "running-var-includes-eps",
    title: "Adds ε to the running variance",
    group: .running,
    summary: "running_var averages v + ε, not v",
    hint: "Where is ε added, and who reads the variable afterwards?",
    page: Page(
      computes: """
        new_var is computed from v + ε.
        """,
      reason: """
        ε is added once, where the variance is computed, and the sum used for all that
        follows.
        """,
      shows: """
        running_var is too large by up to ε, and eval adds ε again.
        """,
      hidden: """
        A small ε.
        """,
      search: """
        ε belongs to the division alone: `sqrt(var + eps)`. What is stored is the bare
        variance.
        """
    ),
    alternatives: [
      Mistake.Form("It is added before the correction by n/(n−1).") { recipe, _ in
        recipe.update.stored = .variancePlusEpsCorrected
      }
    ]
  ) { recipe, _ in
    recipe.update.stored = .variancePlusEps
  }
}
