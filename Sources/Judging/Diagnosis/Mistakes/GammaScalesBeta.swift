extension Mistake {
  static let gammaScalesBeta = Mistake(
    slug: "gamma-scales-beta",
    title: "Multiplies β by γ as well",
    group: .output,
    summary: "y = γ(x̂ + β), not γx̂ + β",
    hint: "In which order are γ and β applied?",
    page: Page(
      computes: """
        y = γ(x̂ + β), in both modes.
        """,
      reason: """
        A pair of brackets too many, or `x += beta; x *= gamma` in that order.
        """,
      shows: """
        The outputs of each channel are off by (γ − 1)·β.
        """,
      hidden: """
        γ = 1 or β = 0, the initial values.
        """,
      search: """
        Scale first, shift second.
        """
    ),
    chinese: Words(
      title: "把 β 也乘上了 γ",
      summary: "y = γ(x̂ + β)，而不是 γx̂ + β",
      hint: "γ 和 β 是按什么次序作用的？",
      page: Page(
        computes: "两种模式下都是 y = γ(x̂ + β)。",
        reason: "多了一对括号，或者按 `x += beta; x *= gamma` 的次序写。",
        shows: "每个通道的输出都差 (γ − 1)·β。",
        hidden: "γ = 1 或 β = 0，也就是初值。",
        search: "先缩放，后平移。"
      )
    ),
    alternatives: [
      .training { $0.affine = .shiftThenScale },
      .eval { $0.affine = .shiftThenScale },
    ]
  ) { recipe, _ in
    recipe.training.affine = .shiftThenScale
    recipe.evaluation.affine = .shiftThenScale
  }
}
