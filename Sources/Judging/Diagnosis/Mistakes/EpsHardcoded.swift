extension Mistake {
  static let epsHardcoded = Mistake(
    slug: "eps-hardcoded",
    title: "Uses 1e-5 whatever ε is",
    group: .output,
    summary: "x − m is divided by √(v + 1e-5), whatever ε was passed",
    hint: "Call it with two different values of ε and compare.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + 1e-5) + β, in both modes.
        """,
      reason: """
        The usual default was typed into the formula, or the constructor does not store its
        argument.
        """,
      shows: """
        Right for ε = 1e-5, wrong for any other: with ε = 0.05 the outputs are too large.
        """,
      hidden: """
        ε = 1e-5, which is what nearly every test uses.
        """,
      search: """
        Search for `1e-5` and `0.00001` outside of default arguments.
        """
    ),
    chinese: Words(
      title: "不管 ε 是多少都用 1e-5",
      summary: "不管传入的 ε 是多少，x − m 都除以 √(v + 1e-5)",
      hint: "用两个不同的 ε 各调用一次，比较结果。",
      page: Page(
        computes: "两种模式下都是 y = γ·(x − m)/√(v + 1e-5) + β。",
        reason: "把常见的默认值直接写进了公式，或者构造函数没有保存它的参数。",
        shows: "ε = 1e-5 时正确，其他值都错：ε = 0.05 时输出偏大。",
        hidden: "ε = 1e-5，几乎所有测试用的都是它。",
        search: "在默认参数以外的地方搜索 `1e-5` 和 `0.00001`。"
      )
    ),
    alternatives: [
      .training { $0.eps = .fixed(1e-5) },
      .eval { $0.eps = .fixed(1e-5) },
    ]
  ) { recipe, _ in
    recipe.training.eps = .fixed(1e-5)
    recipe.evaluation.eps = .fixed(1e-5)
  }
}
