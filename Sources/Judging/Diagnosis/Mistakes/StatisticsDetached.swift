extension Mistake {
  static let statisticsDetached = Mistake(
    slug: "statistics-detached",
    title: "Treats mean and variance as constants in backward",
    group: .backward,
    summary: "dx = γ/√(v + ε)·dy, without the terms of the mean and of the variance",
    hint: "Does the mean of the batch depend on x?",
    page: Page(
      computes: """
        dx = γ/√(v + ε)·dy in training: what eval would do.
        """,
      reason: """
        The statistics are taken out of the graph (`detach`, `no_grad`, `.data`), or only y
        = a·x + b is differentiated.
        """,
      shows: """
        In training dx is off wherever Σdy or Σ(dy·x̂) is not zero. dγ and dβ are right.
        """,
      hidden: """
        None, but gradients that sum to zero and are orthogonal to x̂.
        """,
      search: """
        In training the sum of dx over a channel must be zero. Compare with finite
        differences.
        """
    ),
    chinese: Words(
      title: "反向时把均值和方差当作常数",
      summary: "dx = γ/√(v + ε)·dy，少了均值的项和方差的项",
      hint: "这一批的均值取决于 x 吗？",
      page: Page(
        computes: "训练时 dx = γ/√(v + ε)·dy：这是推理时才对的做法。",
        reason: """
          统计量被移出了计算图（`detach`、`no_grad`、`.data`），或者只对 y = a·x + b 求了导。
          """,
        shows: "训练时，只要 Σdy 或 Σ(dy·x̂) 不为零，dx 就是错的。dγ 和 dβ 是对的。",
        hidden: "没有，除非梯度之和为零并且与 x̂ 正交。",
        search: "训练时 dx 在一个通道上的和必须为零。与有限差分比较。"
      )
    )
  ) { recipe, _ in
    recipe.backward.hasMeanTerm = false
    recipe.backward.hasVarianceTerm = false
  }
}
