extension Mistake {
  static let runningMeanNotUpdated = Mistake(
    slug: "running-mean-not-updated",
    title: "Never updates the running mean",
    group: .running,
    summary: "running_mean stays as it was; running_var is right",
    hint: "Print the running mean before and after a training step.",
    page: Page(
      computes: """
        new_mean = old_mean.
        """,
      reason: """
        One of the two update lines is missing, or assigns to a misspelt name.
        """,
      shows: """
        running_var is right and running_mean never changes; eval is shifted.
        """,
      hidden: """
        A batch weight of 0.
        """,
      search: """
        Look for two updates; check that both write in place.
        """
    )
  ) { recipe, _ in
    recipe.update.updatesMean = false
  }
}
