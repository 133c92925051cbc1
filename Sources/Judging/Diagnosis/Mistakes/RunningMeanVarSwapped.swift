extension Mistake {
  static let runningMeanVarSwapped = Mistake(
    slug: "running-mean-var-swapped",
    title: "Stores mean and variance in each other's place",
    group: .running,
    summary: "the new running mean is stored as the variance, and the reverse",
    hint: "Pass statistics that are far apart and see which one moves where.",
    page: Page(
      computes: """
        running_mean ← new variance, running_var ← new mean.
        """,
      reason: """
        Both have the same shape, so swapped arguments or swapped return values raise no
        error.
        """,
      shows: """
        running_mean is never negative; running_var may be, and eval then gives NaN.
        """,
      hidden: """
        None: any step with different mean and variance shows it.
        """,
      search: """
        Check the order in each call that takes or returns both. The field numbers are 2 for
        the mean, 3 for the variance.
        """
    ),
    alternatives: [
      Mistake.Form("It is the statistics of the batch that trade places.") { recipe, _ in
        recipe.update.places = .batchValuesSwapped
      }
    ]
  ) { recipe, _ in
    recipe.update.places = .newValuesSwapped
  }
}
