extension Mistake {
  static let betaMissing = Mistake(
    slug: "beta-missing",
    title: "Leaves out β",
    group: .output,
    summary: "y = γx̂, without β",
    hint: "Change β and see whether the output moves.",
    page: Page(
      computes: """
        y = γx̂, in both modes.
        """,
      reason: """
        β starts as 0, so nothing is amiss until it is trained or set.
        """,
      shows: """
        The outputs of each channel are off by β.
        """,
      hidden: """
        β = 0, the initial value.
        """,
      search: """
        Search for `beta` (`bias`): it must be added in both modes.
        """
    ),
    chinese: Words(
      title: "漏掉 β",
      summary: "y = γx̂，没有 β",
      hint: "改变 β，看看输出动不动。",
      page: Page(
        computes: "两种模式下都是 y = γx̂。",
        reason: "β 的初值是 0，在它被训练或设置之前看不出问题。",
        shows: "每个通道的输出都差一个 β。",
        hidden: "β = 0，也就是初值。",
        search: "搜索 `beta`（`bias`）：两种模式下都必须加上它。"
      )
    ),
    alternatives: [
      .training { $0.affine = .scaleOnly },
      .eval { $0.affine = .scaleOnly },
    ]
  ) { recipe, _ in
    recipe.training.affine = .scaleOnly
    recipe.evaluation.affine = .scaleOnly
  }
}
