extension Mistake {
  static let evalUpdatesThenUses = Mistake(
    slug: "eval-updates-then-uses",
    title: "Updates the running statistics in eval, before using them",
    group: .eval,
    summary: "eval first updates the running statistics, then normalises with the result",
    hint: "Call eval twice with the same input: are the outputs the same?",
    page: Page(
      computes: """
        rm', rv' = update(rm, rv, batch), then y = γ·(x − rm')/√(rv' + ε) + β in eval.
        """,
      reason: """
        The update stands before the branch that looks at the mode.
        """,
      shows: """
        The same eval call twice gives two outputs; the output for a sample depends on its
        batch.
        """,
      hidden: """
        A batch weight of 0.
        """,
      search: """
        Check that nothing before the eval branch writes to the running statistics.
        """
    ),
    chinese: Words(
      title: "推理时先更新运行统计量再使用",
      summary: "推理先更新运行统计量，再用更新的结果归一化",
      hint: "用同样的输入推理两次：输出相同吗？",
      page: Page(
        computes: """
          推理时 rm', rv' = update(rm, rv, batch)，然后 y = γ·(x − rm')/√(rv' + ε) + β。
          """,
        reason: "更新写在了判断模式的分支之前。",
        shows: "同样的推理调用两次，得到两个不同的输出；一个样本的输出取决于它所在的批。",
        hidden: "批的权重为 0。",
        search: "检查推理分支之前有没有写过运行统计量。"
      )
    )
  ) { recipe, _ in
    recipe.update.inEval = true
    recipe.evaluation.mean = .updatedRunning
    recipe.evaluation.variance = .updatedRunning
  }
}
