extension Mistake {
  static let runningVarNotUpdated = Mistake(
    slug: "running-var-not-updated",
    title: "Never updates the running variance",
    group: .running,
    summary: "running_var stays as it was; running_mean is right",
    hint: "Print the running variance before and after a training step.",
    page: Page(
      computes: """
        new_var = old_var.
        """,
      reason: """
        One of the two update lines is missing, or assigns to a misspelt name.
        """,
      shows: """
        running_mean is right and running_var never changes; eval is scaled wrongly.
        """,
      hidden: """
        A batch weight of 0.
        """,
      search: """
        Look for two updates; check that both write in place.
        """
    )
  ) { recipe, _ in
    recipe.update.updatesVariance = false
  }
}
