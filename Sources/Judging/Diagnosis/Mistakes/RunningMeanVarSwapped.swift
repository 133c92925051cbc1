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
    chinese: Words(
      title: "均值和方差存到了对方的位置",
      summary: "新的运行均值存成了方差，新的运行方差存成了均值",
      hint: "传入相差很大的统计量，看看各自移到了哪里。",
      page: Page(
        computes: "running_mean ← 新的方差，running_var ← 新的均值。",
        reason: "两者形状相同，参数或返回值互换了也不会报错。",
        shows: "running_mean 从不为负；running_var 可能为负，那时推理得到 NaN。",
        hidden: "没有：只要均值和方差不同，任何一步都能看出来。",
        search: "检查每一个同时传入或返回两者的调用的次序。字段编号 2 是均值，3 是方差。"
      )
    ),
    alternatives: [
      Mistake.Form("It is the statistics of the batch that trade places.", chinese: "互换的是这一批的统计量。")
      { recipe, _ in
        recipe.update.places = .batchValuesSwapped
      }
    ]
  ) { recipe, _ in
    recipe.update.places = .newValuesSwapped
  }
}
