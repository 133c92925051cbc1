extension Mistake {
  static let perSampleStatistics = Mistake(
    slug: "per-sample-statistics",
    title: "Normalises each sample (layer norm)",
    group: .output,
    summary: "m and v are those of a sample, not of a channel",
    hint: "Change one sample of a batch: should the outputs for the others change?",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + ε) + β in training with m and v over all elements of a sample.
        That is layer normalisation.
        """,
      reason: """
        The axes are mistaken: `axis=1` or `dim=-1` for a tensor whose first dimension is N.
        With `keepdims` nothing complains.
        """,
      shows: """
        In training the mean over a sample's normalised values is 0, and the mean over a
        channel is not. The output for a sample does not depend on the other samples.
        """,
      hidden: """
        A square input, N = C, hides the wrong shape of the statistics but not the wrong
        values.
        """,
      search: """
        Print the shape of the mean: it must have C values, not N. Change one sample: the
        outputs of the others must change too.
        """
    ),
    chinese: Words(
      title: "按样本归一化（layer norm）",
      summary: "m 和 v 是一个样本的，而不是一个通道的",
      hint: "改动一批中的一个样本：其他样本的输出应该变吗？",
      page: Page(
        computes: """
          训练时 y = γ·(x − m)/√(v + ε) + β，其中 m 和 v 取遍一个样本的所有元素。这是层归一化。
          """,
        reason: """
          弄错了轴：张量的第一维是 N，却写了 `axis=1` 或 `dim=-1`。加上 `keepdims` 就什么都不报错。
          """,
        shows: """
          训练时一个样本归一化后的均值是 0，一个通道的均值却不是。一个样本的输出与其他样本无关。
          """,
        hidden: "N = C 的方形输入会掩盖统计量的形状错误，但掩盖不了错误的数值。",
        search: """
          打印均值的形状：必须是 C 个值，而不是 N 个。改动一个样本：其他样本的输出也必须变。
          """
      )
    ),
    leaks: [
      Mistake.Form(
        "Their average over the batch goes into the running statistics.",
        chinese: "它们在这一批上的平均进了运行统计量。"
      ) { recipe, _ in
        recipe.update.elements = .sample
      }
    ],
    alternatives: [
      Mistake.Form(
        "Eval does it as well, and the running statistics are only kept.",
        chinese: "推理也是这样，运行统计量只是存着。"
      ) { recipe, _ in
        recipe.training.elements = .sample
        recipe.evaluation = recipe.training
      },
      Mistake.Form(
        "Eval does it as well, and the running statistics never change.",
        chinese: "推理也是这样，运行统计量从不改变。"
      ) { recipe, _ in
        recipe.training.elements = .sample
        recipe.evaluation = recipe.training
        recipe.update.inTraining = false
      },
    ]
  ) { recipe, _ in
    recipe.training.elements = .sample
  }
}
