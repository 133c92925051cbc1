extension Mistake {
  static let meanTermsDividedByBatch = Mistake(
    slug: "mean-terms-divided-by-batch",
    title: "Divides the sums in dx by N instead of n",
    group: .backward,
    summary: "dx subtracts Σdy/N and x̂·Σ(dy·x̂)/N, although n values were summed",
    hint: "Count the terms of the sums in dx.",
    page: Page(
      computes: """
        dx = γ/√(v + ε)·(dy − Σdy/N − x̂·Σ(dy·x̂)/N) in training.
        """,
      reason: """
        `x.shape[0]` is left from the code for (N, C), where n = N.
        """,
      shows: """
        In training dx is off for images, and the sum of dx over a channel is not zero.
        """,
      hidden: """
        Inputs without spatial dimensions, where n = N.
        """,
      search: """
        Divide by the number of values that were summed: N times the spatial size.
        """
    ),
    chinese: Words(
      title: "dx 里的和除以了 N 而不是 n",
      summary: "dx 减去的是 Σdy/N 和 x̂·Σ(dy·x̂)/N，而求和的有 n 个值",
      hint: "数一数 dx 里的和有多少项。",
      page: Page(
        computes: "训练时 dx = γ/√(v + ε)·(dy − Σdy/N − x̂·Σ(dy·x̂)/N)。",
        reason: "`x.shape[0]` 是从 (N, C) 的代码留下来的，在那里 n = N。",
        shows: "训练时图像的 dx 是错的，dx 在一个通道上的和不为零。",
        hidden: "没有空间维度的输入，这时 n = N。",
        search: "除以求和的值的个数：N 乘以空间大小。"
      )
    ),
    scope: .spatialInput
  ) { recipe, _ in
    recipe.backward.sums = .batch
  }
}
