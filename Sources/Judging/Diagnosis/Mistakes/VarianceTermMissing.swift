extension Mistake {
  static let varianceTermMissing = Mistake(
    slug: "variance-term-missing",
    title: "Leaves out the gradient through the variance",
    group: .backward,
    summary: "dx lacks − x̂·Σ(dy·x̂)/n",
    hint: "Multiply dx by x̂ and sum over one channel in training: what must nearly come out?",
    page: Page(
      computes: """
        dx = γ/√(v + ε)·(dy − Σdy/n) in training.
        """,
      reason: """
        The variance is taken for a constant.
        """,
      shows: """
        In training dx has a part along x̂ that must not be there.
        """,
      hidden: """
        A constant dy, as the loss Σy gives it.
        """,
      search: """
        x reaches y by three ways: directly, through m and through v. Write all three down.
        """
    ),
    chinese: Words(
      title: "漏掉经过方差的梯度",
      summary: "dx 少了 − x̂·Σ(dy·x̂)/n",
      hint: "训练时把 dx 乘以 x̂ 再在一个通道上求和：应该得到接近什么的值？",
      page: Page(
        computes: "训练时 dx = γ/√(v + ε)·(dy − Σdy/n)。",
        reason: "把方差当成了常数。",
        shows: "训练时 dx 有一部分沿着 x̂ 的方向，而那里不应该有。",
        hidden: "dy 是常数，损失 Σy 给出的就是这样。",
        search: "x 通过三条路到达 y：直接、经过 m、经过 v。把三条都写下来。"
      )
    )
  ) { recipe, _ in
    recipe.backward.hasVarianceTerm = false
  }
}
