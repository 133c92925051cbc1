extension Mistake {
  static let momentumSwapped = Mistake(
    slug: "momentum-swapped",
    title: "Takes momentum the other way round",
    group: .running,
    summary: "the weights m and 1 − m of the batch and of the old value trade places",
    hint: """
      With momentum 0, should the running statistics change at all? Read the convention \
      again.
      """,
    page: Page(
      computes: """
        new = m·old + (1−m)·batch where the problem asks for new = (1−m)·old + m·batch, or
        the reverse.
        """,
      reason: """
        Both conventions are in use: PyTorch weighs the batch with momentum (0.1),
        TensorFlow, Keras and the original formulation weigh the old value with it (0.9 or
        0.99).
        """,
      shows: """
        Running statistics move too fast or too slowly; eval outputs follow.
        """,
      hidden: """
        momentum = 0.5, and a single batch after which the statistics are not looked at.
        """,
      search: """
        Set momentum to 0 and to 1 and compare with the statement: which one must forget the
        past?
        """
    ),
    alternatives: [
      Mistake.Form("The cumulative average is swapped as well.") { recipe, problem in
        let swapped = problem.conventions.otherWeight
        recipe.update.meanWeight = swapped
        recipe.update.varianceWeight = swapped
        recipe.update.cumulativeWeight = .complement
      }
    ]
  ) { recipe, problem in
    let swapped = problem.conventions.otherWeight
    recipe.update.meanWeight = swapped
    recipe.update.varianceWeight = swapped
  }
}
