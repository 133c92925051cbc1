extension Mistake {
  static let gammaMissing = Mistake(
    slug: "gamma-missing",
    title: "Leaves out γ",
    group: .output,
    summary: "y = x̂ + β, without γ",
    hint: "Change γ and see whether the output moves.",
    page: Page(
      computes: """
        y = x̂ + β, in both modes.
        """,
      reason: """
        γ starts as 1, so nothing is amiss until it is trained or set.
        """,
      shows: """
        The outputs of each channel have deviation 1 whatever γ is.
        """,
      hidden: """
        γ = 1, the initial value.
        """,
      search: """
        Search for `gamma` (`weight`): it must multiply x̂ in both modes.
        """
    ),
    chinese: Words(
      title: "漏掉 γ",
      summary: "y = x̂ + β，没有 γ",
      hint: "改变 γ，看看输出动不动。",
      page: Page(
        computes: "两种模式下都是 y = x̂ + β。",
        reason: "γ 的初值是 1，在它被训练或设置之前看不出问题。",
        shows: "不管 γ 是多少，每个通道输出的标准差都是 1。",
        hidden: "γ = 1，也就是初值。",
        search: "搜索 `gamma`（`weight`）：两种模式下它都必须乘到 x̂ 上。"
      )
    ),
    alternatives: [
      .training { $0.affine = .shiftOnly },
      .eval { $0.affine = .shiftOnly },
    ]
  ) { recipe, _ in
    recipe.training.affine = .shiftOnly
    recipe.evaluation.affine = .shiftOnly
  }
}
