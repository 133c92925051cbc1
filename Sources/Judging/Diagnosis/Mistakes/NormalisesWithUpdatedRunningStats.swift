extension Mistake {
  static let normalisesWithUpdatedRunningStats = Mistake(
    slug: "normalises-with-updated-running-stats",
    title: "Normalises with the running statistics, after their update",
    group: .output,
    summary: "training uses the updated running mean and variance, not m and v",
    hint: "Which statistics does training normalise with, and which does eval?",
    page: Page(
      computes: """
        y = γ·(x − rm')/√(rv' + ε) + β in training, rm' and rv' being the running statistics
        after this batch.
        """,
      reason: """
        One formula at the end serves both modes, and reads the running statistics in both.
        """,
      shows: """
        In training a channel has not mean β; with many steps on similar batches the error
        fades.
        """,
      hidden: """
        A batch weight of 1, where the running statistics are those of the batch.
        """,
      search: """
        The update of the running statistics must not change the output of the same call.
        Call it with momentum 0 and 1: the training output must be the same.
        """
    ),
    chinese: Words(
      title: "用更新之后的运行统计量归一化",
      summary: "训练时用了更新后的运行均值和运行方差，而不是 m 和 v",
      hint: "训练时用哪些统计量归一化？推理时呢？",
      page: Page(
        computes: """
          训练时 y = γ·(x − rm')/√(rv' + ε) + β，rm' 和 rv' 是经过这一批之后的运行统计量。
          """,
        reason: "末尾的一个公式供两种模式共用，而它在两种模式下读的都是运行统计量。",
        shows: "训练时一个通道的均值不是 β；在相似的批上走许多步之后，误差会渐渐消失。",
        hidden: "批的权重为 1，这时运行统计量就是这一批的统计量。",
        search: """
          更新运行统计量不能改变同一次调用的输出。用 momentum 0 和 1 各调用一次：训练的输出必须相\
          同。
          """
      )
    )
  ) { recipe, _ in
    recipe.training.mean = .updatedRunning
    recipe.training.variance = .updatedRunning
  }
}
