extension Mistake {
  static let perSamplePerChannelStatistics = Mistake(
    slug: "per-sample-per-channel-statistics",
    title: "Normalises each channel of each sample (instance norm)",
    group: .output,
    summary: "m and v are those of one channel of one sample, not of the whole batch",
    hint: "Change one sample of a batch: should the outputs for the others change?",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + ε) + β in training with m and v over the spatial dimensions of
        each sample alone. That is instance normalisation.
        """,
      reason: """
        The mean is taken over `(2, 3)`: the spatial axes, without N.
        """,
      shows: """
        In training the output for a sample does not depend on the other samples. Without
        spatial dimensions every output is β.
        """,
      hidden: """
        N = 1, where both are the same.
        """,
      search: """
        Print the shape of the mean: C values, not N·C. N belongs to the axes that are
        averaged over.
        """
    ),
    chinese: Words(
      title: "对每个样本的每个通道分别归一化（instance norm）",
      summary: "m 和 v 是一个样本的一个通道的，而不是整批的",
      hint: "改动一批中的一个样本：其他样本的输出应该变吗？",
      page: Page(
        computes: """
          训练时 y = γ·(x − m)/√(v + ε) + β，其中 m 和 v 只取遍每个样本自己的空间维度。这是实例归\
          一化。
          """,
        reason: "均值取在 `(2, 3)` 上：只有空间轴，漏了 N。",
        shows: "训练时一个样本的输出与其他样本无关。没有空间维度时，所有输出都是 β。",
        hidden: "N = 1，这时两者相同。",
        search: "打印均值的形状：C 个值，而不是 N·C 个。N 也属于要取平均的轴。"
      )
    ),
    leaks: [
      Mistake.Form(
        "Their average over the batch goes into the running statistics.",
        chinese: "它们在这一批上的平均进了运行统计量。"
      ) { recipe, _ in
        recipe.update.elements = .sampleAndChannel
      }
    ],
    alternatives: [
      Mistake.Form(
        "Eval does it as well, and the running statistics are only kept.",
        chinese: "推理也是这样，运行统计量只是存着。"
      ) { recipe, _ in
        recipe.training.elements = .sampleAndChannel
        recipe.evaluation = recipe.training
      },
      Mistake.Form(
        "Eval does it as well, and the running statistics never change.",
        chinese: "推理也是这样，运行统计量从不改变。"
      ) { recipe, _ in
        recipe.training.elements = .sampleAndChannel
        recipe.evaluation = recipe.training
        recipe.update.inTraining = false
      },
    ]
  ) { recipe, _ in
    recipe.training.elements = .sampleAndChannel
  }
}
