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
    chinese: Words(
      title: "momentum 用反了",
      summary: "批的权重 m 与旧值的权重 1 − m 互换了",
      hint: "momentum 为 0 时，运行统计量应该变吗？再读一遍题目的约定。",
      page: Page(
        computes: """
          题目要求 new = (1−m)·old + m·batch，写成了 new = m·old + (1−m)·batch，或者相反。
          """,
        reason: """
          两种约定都有人用：PyTorch 用 momentum 作为新批的权重（0.1），TensorFlow、Keras 和最初的\
          写法用它作为旧值的权重（0.9 或 0.99）。
          """,
        shows: "运行统计量动得太快或太慢，推理的输出也跟着错。",
        hidden: "momentum = 0.5，以及只有一批而之后不看统计量。",
        search: "把 momentum 设为 0 和 1，与题目对照：哪一个应当忘掉过去？"
      )
    ),
    alternatives: [
      Mistake.Form("The cumulative average is swapped as well.", chinese: "累积平均也反了。") {
        recipe, problem in
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
