extension Mistake {
  static let parameterGradientsAveraged = Mistake(
    slug: "parameter-gradients-averaged",
    title: "Averages dγ and dβ instead of summing",
    group: .backward,
    summary: "dγ and dβ are divided by n",
    hint: "How many values does one γ act on, and what does the chain rule do with them?",
    page: Page(
      computes: """
        dγ = Σdy·x̂/n, dβ = Σdy/n.
        """,
      reason: """
        A mean loss makes averages look natural; its 1/n is in dy already.
        """,
      shows: """
        dγ and dβ are too small by the factor n. dx is right.
        """,
      hidden: """
        None.
        """,
      search: """
        Use sums, not means, over all dimensions but C.
        """
    ),
    chinese: Words(
      title: "对 dγ 和 dβ 取了平均而不是求和",
      summary: "dγ 和 dβ 除以了 n",
      hint: "一个 γ 作用在多少个值上？链式法则怎样处理它们？",
      page: Page(
        computes: "dγ = Σdy·x̂/n，dβ = Σdy/n。",
        reason: "损失是平均值，取平均就显得很自然；但它的 1/n 已经在 dy 里了。",
        shows: "dγ 和 dβ 小了 n 倍。dx 是对的。",
        hidden: "没有。",
        search: "在 C 以外的所有维度上求和，而不是取平均。"
      )
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.averagesParameters = true
  }
}
