extension Mistake {
  static let runningVarStoresStd = Mistake(
    slug: "running-var-stores-std",
    title: "Stores the standard deviation",
    group: .running,
    summary: "running_var averages √v, not v",
    hint: "In which unit is what you store?",
    page: Page(
      computes: """
        new_var is computed from the root of the batch's variance.
        """,
      reason: """
        The standard deviation is what normalises, so it is what is at hand.
        """,
      shows: """
        running_var is too small where v > 1 and too large where v < 1; eval follows.
        """,
      hidden: """
        v = 1, as `randn` nearly gives it.
        """,
      search: """
        Check what is computed under the name `std` and where it is stored; eval takes the
        root of running_var once more.
        """
    ),
    alternatives: [
      Mistake.Form("It is that of the biased variance.") { recipe, _ in
        recipe.update.stored = .deviation
        recipe.update.correction = .none
      }
    ]
  ) { recipe, _ in
    recipe.update.stored = .deviation
  }
}
