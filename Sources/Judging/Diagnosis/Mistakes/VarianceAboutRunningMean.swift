extension Mistake {
  static let varianceAboutRunningMean = Mistake(
    slug: "variance-about-running-mean",
    title: "Takes the variance about the running mean",
    group: .output,
    summary: "v = Σ(x − rm)²/n, not Σ(x − m)²/n",
    hint: "About which mean is your variance taken?",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + (m − rm)² + ε) + β in training, rm being the running mean.
        """,
      reason: """
        The running mean has a name close to that of the batch mean, and either fits in the
        formula.
        """,
      shows: """
        In training a channel whose mean is far from the running mean comes out too small.
        With fresh statistics it is as if the variance were about 0.
        """,
      hidden: """
        A running mean equal to that of the batch.
        """,
      search: """
        The mean in the variance and the mean that is subtracted from x must be the same
        variable.
        """
    ),
    chinese: Words(
      title: "相对运行均值求方差",
      summary: "v = Σ(x − rm)²/n，而不是 Σ(x − m)²/n",
      hint: "你的方差是相对哪个均值求的？",
      page: Page(
        computes: "训练时 y = γ·(x − m)/√(v + (m − rm)² + ε) + β，rm 是运行均值。",
        reason: "运行均值与批均值的名字很像，两个放进公式里都说得通。",
        shows: """
          训练时，均值远离运行均值的通道输出偏小。统计量还是初始值时，就像方差是相对 0 求的。
          """,
        hidden: "运行均值等于这一批的均值。",
        search: "求方差时用的均值与从 x 里减去的均值必须是同一个变量。"
      )
    ),
    leaks: [
      Mistake.Form("The same variance goes into running_var.", chinese: "同样的方差也进了 running_var。") {
        recipe, _ in
        recipe.update.centre = .runningMean
      }
    ]
  ) { recipe, _ in
    recipe.training.centre = .runningMean
  }
}
