extension Mistake {
  static let runningVarAboutRunningMean = Mistake(
    slug: "running-var-about-running-mean",
    title: "Takes the stored variance about the running mean",
    group: .running,
    summary: "running_var averages Σ(x − rm)²/n, not Σ(x − m)²/n",
    hint: "About which mean is the stored variance taken?",
    page: Page(
      computes: """
        new_var is computed from v + (m − rm)².
        """,
      reason: """
        As the variance of the whole history it seems plausible: deviations from the
        long-term mean.
        """,
      shows: """
        running_var is too large where the running mean is far from that of the batch, most
        of all in the first steps.
        """,
      hidden: """
        A running mean equal to that of the batch.
        """,
      search: """
        The variance of a batch is about the batch's own mean, in the output and in the
        running statistics.
        """
    ),
    chinese: Words(
      title: "存的方差是相对运行均值求的",
      summary: "running_var 平均的是 Σ(x − rm)²/n，而不是 Σ(x − m)²/n",
      hint: "存进去的方差是相对哪个均值求的？",
      page: Page(
        computes: "new_var 用 v + (m − rm)² 算。",
        reason: "把它看作整个历史的方差，似乎说得通：相对长期均值的偏离。",
        shows: "运行均值离这一批的均值远时 running_var 偏大，头几步最明显。",
        hidden: "运行均值等于这一批的均值。",
        search: "一批的方差是相对这一批自己的均值的，输出里如此，运行统计量里也如此。"
      )
    ),
    alternatives: [
      Mistake.Form("The running mean is updated before.", chinese: "运行均值在此之前已经更新。") { recipe, _ in
        recipe.update.centre = .updatedRunningMean
      },
      Mistake.Form("It is not corrected by n/(n−1).", chinese: "它没有乘以 n/(n−1)。") { recipe, _ in
        recipe.update.centre = .runningMean
        recipe.update.correction = .none
      },
    ]
  ) { recipe, _ in
    recipe.update.centre = .runningMean
  }
}
