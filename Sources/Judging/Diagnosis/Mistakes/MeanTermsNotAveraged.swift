extension Mistake {
  static let meanTermsNotAveraged = Mistake(
    slug: "mean-terms-not-averaged",
    title: "Does not divide the sums in dx by n",
    group: .backward,
    summary: "dx subtracts Σdy and x̂·Σ(dy·x̂), not their n-th parts",
    hint: "Which factor does the derivative of a mean carry?",
    page: Page(
      computes: """
        dx = γ/√(v + ε)·(dy − Σdy − x̂·Σ(dy·x̂)) in training.
        """,
      reason: """
        The form n·dy − Σdy − x̂·Σ(dy·x̂), divided by n as a whole, is copied by half.
        """,
      shows: """
        In training dx is far too large, and more so for large n.
        """,
      hidden: """
        None.
        """,
      search: """
        Σdy and Σ(dy·x̂) enter as means: each is divided by n.
        """
    ),
    chinese: Words(
      title: "dx 里的和没有除以 n",
      summary: "dx 减去的是 Σdy 和 x̂·Σ(dy·x̂)，而不是它们的 n 分之一",
      hint: "均值的导数带着什么因子？",
      page: Page(
        computes: "训练时 dx = γ/√(v + ε)·(dy − Σdy − x̂·Σ(dy·x̂))。",
        reason: "n·dy − Σdy − x̂·Σ(dy·x̂) 整体除以 n 的写法，只抄了一半。",
        shows: "训练时 dx 大得多，n 越大越明显。",
        hidden: "没有。",
        search: "Σdy 和 Σ(dy·x̂) 是以平均值的形式出现的：各自都要除以 n。"
      )
    )
  ) { recipe, _ in
    recipe.backward.sums = .one
  }
}
