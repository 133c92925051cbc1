extension Mistake {
  static let gammaBetaSwapped = Mistake(
    slug: "gamma-beta-swapped",
    title: "Swaps γ and β",
    group: .output,
    summary: "y = βx̂ + γ, not γx̂ + β",
    hint: "With γ = 1 and β = 0, what should the output be, and what is it?",
    page: Page(
      computes: """
        y = βx̂ + γ, in both modes.
        """,
      reason: """
        The two arguments have the same shape, so swapping them raises no error.
        """,
      shows: """
        With γ = 1 and β = 0 the output is 1 everywhere. Otherwise the deviation of a
        channel is |β|.
        """,
      hidden: """
        γ = β.
        """,
      search: """
        Follow both from the argument list, or from `set`, to the last line. The field
        numbers are 0 for γ, 1 for β.
        """
    ),
    chinese: Words(
      title: "γ 和 β 互换了",
      summary: "y = βx̂ + γ，而不是 γx̂ + β",
      hint: "γ = 1、β = 0 时输出应该是什么？实际是什么？",
      page: Page(
        computes: "两种模式下都是 y = βx̂ + γ。",
        reason: "两个参数形状相同，互换了也不会报错。",
        shows: "γ = 1、β = 0 时输出处处是 1。其他情况下一个通道的标准差是 |β|。",
        hidden: "γ = β。",
        search: "从参数表或 `set` 开始，把两者一直跟到最后一行。字段编号 0 是 γ，1 是 β。"
      )
    ),
    alternatives: [
      .training { $0.affine = .swapped },
      .eval { $0.affine = .swapped },
    ]
  ) { recipe, _ in
    recipe.training.affine = .swapped
    recipe.evaluation.affine = .swapped
  }
}
