extension Mistake {
  static let momentumSwappedForVarianceOnly = Mistake(
    slug: "momentum-swapped-for-variance-only",
    title: "Takes momentum the other way round for the variance",
    group: .running,
    summary: "running_var weighs old and batch the other way round; running_mean is right",
    hint: "Compare the two update lines character by character.",
    page: Page(
      computes: """
        new_var = m·old_var + (1−m)·v where the problem asks for the reverse, with a right
        running mean.
        """,
      reason: """
        One of two nearly equal lines was written or corrected without the other.
        """,
      shows: """
        running_mean is right and running_var moves too fast or too slowly.
        """,
      hidden: """
        momentum = 0.5.
        """,
      search: """
        Put the two update lines next to each other.
        """
    )
  ) { recipe, problem in
    recipe.update.varianceWeight = problem.conventions.otherWeight
  }
}
