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
    chinese: Words(
      title: "不管传入什么都用固定的 momentum",
      summary: "不管传入什么，momentum 都是默认值",
      hint: "用两个不同的 momentum 各调用一次，比较结果。",
      page: Page(
        computes: "new = (1−a)·old + a·batch，其中 a 来自常见的默认值：新批占 0.1。",
        reason: "把默认值直接写进了公式，或者构造函数没有保存它的参数。",
        shows: "momentum 是默认值时正确，其他值都错。",
        hidden: "默认的 momentum。",
        search: "在默认参数以外的地方搜索 `0.1` 和 `0.9`。"
      )
    ),
    alternatives: [
      Mistake.Form("The cumulative average is right.", chinese: "累积平均是对的。") { recipe, problem in
        recipe.update.meanWeight = .momentum(problem.defaultMomentum, problem)
        recipe.update.varianceWeight = .momentum(problem.defaultMomentum, problem)
      },
      Mistake.Form("It is 0.1, weighed by the problem's convention.", chinese: "它是 0.1，按题目的约定加权。") {
        recipe, problem in
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
