extension Mistake {
  static let spatialAxesOnlyVarianceDividedByBatch = Mistake(
    slug: "spatial-axes-only-variance-divided-by-batch",
    title: "Divides the sum over all positions by N",
    group: .output,
    summary: "v = Σ(x − m)²/N over N and the spatial dimensions, not /n",
    hint: "Count the terms of the sum of squares.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v·n/N + ε) + β in training, n/N being the number of positions.
        """,
      reason: """
        The divisor `x.shape[0]` is left from the code for (N, C), where N is the number of
        values.
        """,
      shows: """
        In training all channels come out too small by nearly √(N/n): by 3.2 for 10
        positions.
        """,
      hidden: """
        Inputs without spatial dimensions, where n = N.
        """,
      search: """
        Compare what is summed with what it is divided by: n = N·H·W values.
        """
    ),
    chinese: Words(
      title: "对所有位置求和，却除以 N",
      summary: "v = Σ(x − m)²/N，求和取遍 N 和空间维度，却没有除以 n",
      hint: "数一数平方和里有多少项。",
      page: Page(
        computes: "训练时 y = γ·(x − m)/√(v·n/N + ε) + β，其中 n/N 是位置的个数。",
        reason: "除数 `x.shape[0]` 是从 (N, C) 的代码留下来的，在那里 N 就是值的个数。",
        shows: "训练时所有通道的输出都小了将近 √(N/n) 倍：10 个位置时小 3.2 倍。",
        hidden: "没有空间维度的输入，这时 n = N。",
        search: "比较求和的项数与除数：n = N·H·W 个值。"
      )
    ),
    scope: .spatialInput,
    leaks: [
      Mistake.Form("The same variance goes into running_var.", chinese: "同样的方差也进了 running_var。") {
        recipe, _ in
        recipe.update.correction = .sumOverBatch
      }
    ]
  ) { recipe, _ in
    recipe.training.correction = .sumOverBatch
  }
}
