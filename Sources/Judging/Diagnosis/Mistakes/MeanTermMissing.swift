extension Mistake {
  static let meanTermMissing = Mistake(
    slug: "mean-term-missing",
    title: "Leaves out the gradient through the mean",
    group: .backward,
    summary: "dx lacks − Σdy/n",
    hint: "Sum dx over one channel in training: what must it be?",
    page: Page(
      computes: """
        dx = γ/√(v + ε)·(dy − x̂·Σ(dy·x̂)/n) in training.
        """,
      reason: """
        The chain rule is followed through the variance and not through the mean; or the
        zero term of the mean inside of the variance is dropped and the other with it.
        """,
      shows: """
        In training the sum of dx over a channel is not zero.
        """,
      hidden: """
        Σdy = 0, and the loss Σy², whose dy sums to zero where β = 0.
        """,
      search: """
        x reaches y by three ways: directly, through m and through v. Write all three down.
        """
    ),
    chinese: Words(
      title: "漏掉经过均值的梯度",
      summary: "dx 少了 − Σdy/n",
      hint: "训练时把 dx 在一个通道上求和：必须得到什么？",
      page: Page(
        computes: "训练时 dx = γ/√(v + ε)·(dy − x̂·Σ(dy·x̂)/n)。",
        reason: """
          链式法则只沿方差走，没有沿均值走；或者去掉方差里均值那一项（它本来是零）时，把另一项也一\
          起去掉了。
          """,
        shows: "训练时 dx 在一个通道上的和不为零。",
        hidden: "Σdy = 0；以及损失 Σy²，β = 0 时它的 dy 之和为零。",
        search: "x 通过三条路到达 y：直接、经过 m、经过 v。把三条都写下来。"
      )
    )
  ) { recipe, _ in
    recipe.backward.hasMeanTerm = false
  }
}
