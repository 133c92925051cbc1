extension Mistake {
  static let cumulativeAverageOffByOne = Mistake(
    slug: "cumulative-average-off-by-one",
    title: "Counts the batches of the cumulative average from 2",
    group: .running,
    summary: "with momentum None the weight of batch t is 1/(t+1), not 1/t",
    hint: "What must the running mean be after the very first batch?",
    page: Page(
      computes: """
        new = old + (batch − old)/(t+1) at batch t = 1, 2, …: the initial 0 and 1 count as a
        batch.
        """,
      reason: """
        The counter is increased after it is used, and 1 added to avoid the division by
        zero.
        """,
      shows: """
        After one batch the running mean is half of the mean of the batch.
        """,
      hidden: """
        A momentum that is a number.
        """,
      search: """
        After the first batch the running statistics must be exactly those of the batch:
        increase the counter first, then divide by it.
        """
    ),
    chinese: Words(
      title: "累积平均从 2 开始数批",
      summary: "momentum 为 None 时，第 t 批的权重是 1/(t+1)，而不是 1/t",
      hint: "第一批之后，运行均值必须是多少？",
      page: Page(
        computes: """
          在第 t = 1, 2, … 批时 new = old + (batch − old)/(t+1)：初值 0 和 1 也被算作一批。
          """,
        reason: "计数器先用后加，又加了 1 来避免除以零。",
        shows: "一批之后，运行均值只有这一批均值的一半。",
        hidden: "momentum 是一个数。",
        search: "第一批之后，运行统计量必须恰好是这一批的统计量：先给计数器加一，再除以它。"
      )
    ),
    scope: .cumulativeAverage
  ) { recipe, _ in
    recipe.update.cumulativeWeight = .oneOverNextCount
  }
}
