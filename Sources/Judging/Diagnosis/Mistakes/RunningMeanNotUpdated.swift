extension Mistake {
  static let runningMeanNotUpdated = Mistake(
    slug: "running-mean-not-updated",
    title: "Never updates the running mean",
    group: .running,
    summary: "running_mean stays as it was; running_var is right",
    hint: "Print the running mean before and after a training step.",
    page: Page(
      computes: """
        new_mean = old_mean.
        """,
      reason: """
        One of the two update lines is missing, or assigns to a misspelt name.
        """,
      shows: """
        running_var is right and running_mean never changes; eval is shifted.
        """,
      hidden: """
        A batch weight of 0.
        """,
      search: """
        Look for two updates; check that both write in place.
        """
    ),
    chinese: Words(
      title: "从不更新运行均值",
      summary: "running_mean 一直是原来的值；running_var 是对的",
      hint: "在一步训练前后打印运行均值。",
      page: Page(
        computes: "new_mean = old_mean。",
        reason: "两行更新少了一行，或者赋给了一个拼错的名字。",
        shows: "running_var 是对的，running_mean 从不改变；推理的输出有平移。",
        hidden: "批的权重为 0。",
        search: "找到两处更新，检查它们是否都就地写入。"
      )
    )
  ) { recipe, _ in
    recipe.update.updatesMean = false
  }
}
