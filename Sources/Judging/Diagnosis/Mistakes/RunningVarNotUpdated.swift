extension Mistake {
  static let runningVarNotUpdated = Mistake(
    slug: "running-var-not-updated",
    title: "Never updates the running variance",
    group: .running,
    summary: "running_var stays as it was; running_mean is right",
    hint: "Print the running variance before and after a training step.",
    page: Page(
      computes: """
        new_var = old_var.
        """,
      reason: """
        One of the two update lines is missing, or assigns to a misspelt name.
        """,
      shows: """
        running_mean is right and running_var never changes; eval is scaled wrongly.
        """,
      hidden: """
        A batch weight of 0.
        """,
      search: """
        Look for two updates; check that both write in place.
        """
    ),
    chinese: Words(
      title: "从不更新运行方差",
      summary: "running_var 一直是原来的值；running_mean 是对的",
      hint: "在一步训练前后打印运行方差。",
      page: Page(
        computes: "new_var = old_var。",
        reason: "两行更新少了一行，或者赋给了一个拼错的名字。",
        shows: "running_mean 是对的，running_var 从不改变；推理的缩放是错的。",
        hidden: "批的权重为 0。",
        search: "找到两处更新，检查它们是否都就地写入。"
      )
    )
  ) { recipe, _ in
    recipe.update.updatesVariance = false
  }
}
