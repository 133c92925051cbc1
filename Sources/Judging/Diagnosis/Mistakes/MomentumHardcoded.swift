extension Mistake {
  static let momentumHardcoded = Mistake(
    slug: "momentum-hardcoded",
    title: "Uses a fixed momentum whatever was passed",
    group: .running,
    summary: "momentum is the default, whatever was passed",
    hint: "Call it with two different values of momentum and compare.",
    page: Page(
      computes: """
        new = (1−a)·old + a·batch where a comes from the usual default, 0.1 for the new
        batch.
        """,
      reason: """
        The default was typed into the formula, or the constructor does not store its
        argument.
        """,
      shows: """
        Right for the default momentum, wrong for any other.
        """,
      hidden: """
        The default momentum.
        """,
      search: """
        Search for `0.1` and `0.9` outside of default arguments.
        """
    ),
    alternatives: [
      Mistake.Form("The cumulative average is right.") { recipe, problem in
        recipe.update.meanWeight = .momentum(problem.defaultMomentum, problem)
        recipe.update.varianceWeight = .momentum(problem.defaultMomentum, problem)
      },
      Mistake.Form("It is 0.1, weighed by the problem's convention.") { recipe, problem in
        let weight = Recipe.Weight.momentum(0.1, problem)
        recipe.update.meanWeight = weight
        recipe.update.varianceWeight = weight
      },
    ]
  ) { recipe, problem in
    recipe.update.meanWeight = .momentum(problem.defaultMomentum, problem)
    recipe.update.varianceWeight = .momentum(problem.defaultMomentum, problem)
    recipe.update.cumulativeWeight = .momentum(problem.defaultMomentum, problem)
  }
}
