extension Mistake {
  static let reshapeWithoutTranspose = Mistake(
    slug: "reshape-without-transpose",
    title: "Flattens to (count/C, C) without moving C to the end",
    group: .output,
    summary: "NCHW is viewed as (N·H·W, C), so a column is not a channel",
    hint: "Fill each channel with its own constant and look at the columns after the reshape.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + ε) + β in training with m, v, γ and β of the columns of the
        buffer seen as rows of C values.
        """,
      reason: """
        `x.reshape(-1, C)` runs without complaint. Only in a layout with C last are its
        columns the channels.
        """,
      shows: """
        Every output in training is wrong, and a channel has no longer mean β; with one
        position per channel all is right.
        """,
      hidden: """
        A single channel, and inputs without spatial dimensions.
        """,
      search: """
        Before any `reshape(-1, C)` there must be a transpose that moves C to the end, and
        one back after it.
        """
    ),
    chinese: Words(
      title: "没有把 C 移到最后就展平成 (总数/C, C)",
      summary: "把 NCHW 当作 (N·H·W, C) 来看，于是一列并不是一个通道",
      hint: "给每个通道填上各自的常数，看看 reshape 之后的各列。",
      page: Page(
        computes: """
          训练时 y = γ·(x − m)/√(v + ε) + β，但 m、v、γ、β 都是把内存当作每行 C 个值时各列的。
          """,
        reason: "`x.reshape(-1, C)` 不会报错。只有 C 在最后的布局里，它的列才是通道。",
        shows: "训练时每个输出都错，一个通道的均值也不再是 β；每个通道只有一个位置时一切正确。",
        hidden: "只有一个通道，以及没有空间维度的输入。",
        search: "任何 `reshape(-1, C)` 之前都必须先转置，把 C 移到最后；之后再转置回去。"
      )
    ),
    scope: .spatialInput,
    leaks: [
      Mistake.Form("The running statistics get those of the columns.", chinese: "运行统计量得到的是各列的统计量。")
      { recipe, _ in
        recipe.update.elements = .viewedColumn
      },
      Mistake.Form(
        "The running statistics get those of the columns, and eval does the same.",
        chinese: "运行统计量得到的是各列的统计量，推理也这样做。"
      ) { recipe, _ in
        recipe.update.elements = .viewedColumn
        recipe.evaluation.elements = .viewedColumn
        recipe.evaluation.affineIndex = .viewedColumn
      },
      Mistake.Form("γ and β are those of the channels.", chinese: "γ 和 β 用的是通道的。") { recipe, _ in
        recipe.training.affineIndex = .channel
      },
    ]
  ) { recipe, _ in
    recipe.training.elements = .viewedColumn
    recipe.training.affineIndex = .viewedColumn
  }
}
