extension Mistake {
  static let firstBatchInitialises = Mistake(
    slug: "first-batch-initialises",
    title: "Lets the first batch replace the running statistics",
    group: .running,
    summary: "the first batch replaces running_mean and running_var instead of being averaged in",
    hint: "What happens in the very first training step, compared to the second?",
    page: Page(
      computes: """
        new = batch for the first batch of a layer (or where the statistics are still 0 and
        1), and the usual average from then on.
        """,
      reason: """
        It removes the bias towards the initial 0 and 1, and some libraries offer it; it is
        not what is asked for here.
        """,
      shows: """
        After one step the running statistics are those of the batch. The error fades with
        more steps.
        """,
      hidden: """
        A batch weight of 1, and tests that start from other statistics than 0 and 1.
        """,
      search: """
        Look for a flag such as `initialized`, or a comparison with zero.
        """
    ),
    chinese: Words(
      title: "让第一批取代了运行统计量",
      summary: "第一批取代了 running_mean 和 running_var，而不是平均进去",
      hint: "第一步训练与第二步相比，发生的事有什么不同？",
      page: Page(
        computes: "层的第一批（或者统计量还是 0 和 1 时）new = batch，从那以后才做通常的平均。",
        reason: "这样可以消除向初值 0 和 1 的偏差，有的库也提供它；但这里要求的不是这样。",
        shows: "一步之后运行统计量就是这一批的统计量。步数多了，误差会渐渐消失。",
        hidden: "批的权重为 1，以及不从 0 和 1 开始的测试。",
        search: "找 `initialized` 之类的标志，或者与零的比较。"
      )
    ),
    alternatives: [
      Mistake.Form("It looks for statistics that are 0 and 1.", chinese: "它看的是统计量是否为 0 和 1。") {
        recipe, _ in
        recipe.update.firstBatch = .replacesFresh
      }
    ]
  ) { recipe, _ in
    recipe.update.firstBatch = .replaces
  }
}
