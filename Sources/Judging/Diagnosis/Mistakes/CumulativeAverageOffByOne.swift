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
    scope: .cumulativeAverage
  ) { recipe, _ in
    recipe.update.cumulativeWeight = .oneOverNextCount
  }
}
