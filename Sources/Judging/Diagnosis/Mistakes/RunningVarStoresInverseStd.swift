extension Mistake {
  static let runningVarStoresInverseStd = Mistake(
    slug: "running-var-stores-inverse-std",
    title: "Stores the inverse standard deviation",
    group: .running,
    summary: "running_var averages 1/√(v + ε), not v",
    hint: "In which unit is what you store?",
    page: Page(
      computes: """
        new_var is computed from 1/√(v + ε).
        """,
      reason: """
        Backward wants the inverse deviation, so forward saves it (`save_invstd`), and the
        wrong one of the two ends up in the running variance.
        """,
      shows: """
        running_var falls where the variance rises.
        """,
      hidden: """
        v = 1.
        """,
      search: """
        Check the names: what backward needs and what eval needs are two variables.
        """
    ),
    alternatives: [
      Mistake.Form("It is that of the problem's own variance.") { recipe, _ in
        recipe.update.stored = .inverseDeviation
      }
    ]
  ) { recipe, _ in
    recipe.update.stored = .inverseDeviation
    recipe.update.correction = .none
  }
}
