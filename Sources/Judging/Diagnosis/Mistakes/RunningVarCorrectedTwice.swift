extension Mistake {
  static let runningVarCorrectedTwice = Mistake(
    slug: "running-var-corrected-twice",
    title: "Corrects the running variance twice",
    group: .running,
    summary: "running_var averages v·(n/(n−1))²",
    hint: "Is the variance that you correct still the biased one?",
    page: Page(
      computes: """
        new_var is computed from v·(n/(n−1))².
        """,
      reason: """
        The variance comes from a function that divides by n − 1 already, and is then
        multiplied by n/(n−1) once more.
        """,
      shows: """
        running_var is too large for small n; with n = 2 by a factor of 2 or 4 in what each
        batch adds.
        """,
      hidden: """
        Large n.
        """,
      search: """
        Find out what your variance function divides by before you correct it.
        """
    )
  ) { recipe, _ in
    recipe.update.correction = .besselTwice
  }
}
