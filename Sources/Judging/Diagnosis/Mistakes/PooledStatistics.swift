extension Mistake {
  static let pooledStatistics = Mistake(
    slug: "pooled-statistics",
    title: "Uses one mean and one variance for all channels",
    group: .output,
    summary: "m and v are scalars over the whole tensor, not one per channel",
    hint: "How many means should there be? Print the shape of yours.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + ε) + β in training with m and v over all elements.
        """,
      reason: """
        `x.mean()` and `x.var()` without an axis, which broadcast without complaint.
        """,
      shows: """
        In training the channels keep their different means: a channel's mean output is not
        β, and its variance is not γ².
        """,
      hidden: """
        A single channel, or channels that all have the same mean and variance.
        """,
      search: """
        Print the shape of the mean: it must have C values. Give the axes explicitly: all
        but the channel axis.
        """
    ),
    chinese: Words(
      title: "所有通道共用一个均值和一个方差",
      summary: "m 和 v 是整个张量上的标量，而不是每个通道一个",
      hint: "应该有几个均值？打印出你的均值的形状。",
      page: Page(
        computes: "训练时 y = γ·(x − m)/√(v + ε) + β，其中 m 和 v 取遍所有元素。",
        reason: "`x.mean()` 和 `x.var()` 没有写 axis，广播时也不会报错。",
        shows: "训练时各通道仍保留不同的均值：一个通道的平均输出不是 β，方差也不是 γ²。",
        hidden: "只有一个通道，或者所有通道的均值和方差都相同。",
        search: "打印均值的形状：它必须有 C 个值。明确写出 axis：除通道轴以外的所有轴。"
      )
    ),
    leaks: [
      Mistake.Form(
        "The same mean and variance go into the running statistics of every channel.",
        chinese: "每个通道的运行统计量得到的都是同样的均值和方差。"
      ) { recipe, _ in
        recipe.update.elements = .everything
      }
    ]
  ) { recipe, _ in
    recipe.training.elements = .everything
  }
}
