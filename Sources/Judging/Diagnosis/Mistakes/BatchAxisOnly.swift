extension Mistake {
  static let batchAxisOnly = Mistake(
    slug: "batch-axis-only",
    title: "Averages over N alone",
    group: .output,
    summary: "m and v are those of one position over N, not of the whole channel",
    hint: "How many means should an image batch have? Print the shape of yours.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + ε) + β in training with m and v over N for each channel and
        position.
        """,
      reason: """
        The code for (N, C) with `axis=0` is applied to images unchanged: it broadcasts
        without complaint.
        """,
      shows: """
        In training each position of each channel has mean β over the batch. With N = 1
        every output is β.
        """,
      hidden: """
        Inputs without spatial dimensions, where n = N.
        """,
      search: """
        Print the shape of the mean: C values, not C·H·W. The axes are N and all spatial
        ones.
        """
    ),
    chinese: Words(
      title: "只在 N 上取平均",
      summary: "m 和 v 是一个位置在 N 上的统计量，而不是整个通道的",
      hint: "一批图像应该有几个均值？打印出你的均值的形状。",
      page: Page(
        computes: """
          训练时 y = γ·(x − m)/√(v + ε) + β，其中 m 和 v 对每个通道的每个位置在 N 上求。
          """,
        reason: "把 (N, C) 的 `axis=0` 代码原样用在图像上：广播时不会报错。",
        shows: "训练时每个通道的每个位置在这一批上的均值都是 β。N = 1 时所有输出都是 β。",
        hidden: "没有空间维度的输入，这时 n = N。",
        search: "打印均值的形状：C 个值，而不是 C·H·W 个。要取平均的轴是 N 和所有空间轴。"
      )
    ),
    scope: .spatialInput,
    leaks: [
      Mistake.Form(
        "Their average over the positions goes into the running statistics.",
        chinese: "它们在各位置上的平均进了运行统计量。"
      ) { recipe, _ in
        recipe.update.elements = .position
      }
    ]
  ) { recipe, _ in
    recipe.training.elements = .position
  }
}
