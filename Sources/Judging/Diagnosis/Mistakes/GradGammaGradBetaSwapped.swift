extension Mistake {
  static let gradGammaGradBetaSwapped = Mistake(
    slug: "grad-gamma-grad-beta-swapped",
    title: "Returns dγ and dβ in each other's place",
    group: .backward,
    summary: "dγ = Σdy and dβ = Σdy·x̂",
    hint: "For dy = 1, which of the two must be n?",
    page: Page(
      computes: """
        dγ and dβ trade places.
        """,
      reason: """
        Both have the same shape, so a swapped order of results raises no error.
        """,
      shows: """
        dγ and dβ are wrong; dx is right.
        """,
      hidden: """
        None.
        """,
      search: """
        Check the order in which the gradients are written or returned: x, γ, β.
        """
    ),
    chinese: Words(
      title: "dγ 和 dβ 返回到了对方的位置",
      summary: "dγ = Σdy，dβ = Σdy·x̂",
      hint: "dy = 1 时，两者中哪一个必须是 n？",
      page: Page(
        computes: "dγ 和 dβ 互换了。",
        reason: "两者形状相同，结果的次序互换了也不会报错。",
        shows: "dγ 和 dβ 是错的；dx 是对的。",
        hidden: "没有。",
        search: "检查写出或返回梯度的次序：x、γ、β。"
      )
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.swapsParameters = true
  }
}
