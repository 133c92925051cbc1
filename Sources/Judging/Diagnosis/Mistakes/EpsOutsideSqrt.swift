extension Mistake {
  static let epsOutsideSqrt = Mistake(
    slug: "eps-outside-sqrt",
    title: "Adds ε after the square root",
    group: .output,
    summary: "x − m is divided by √v + ε, not by √(v + ε)",
    hint: "Look at the order in which ε and the square root are applied.",
    page: Page(
      computes: """
        y = γ·(x − m)/(√v + ε) + β in training, and the same with the running variance in
        eval.
        """,
      reason: """
        It is the form that Adam and many other formulas use, and that a code with a
        ready-made standard deviation falls into: `(x - mean) / (std + eps)`.
        """,
      shows: """
        With a small ε the output is too large by about ε/(2v), less ε/√v: hardly visible at
        v = 1, plain for small variances. A constant channel shows nothing.
        """,
      hidden: """
        A small ε with v near 1: at ε = 1e-5 the difference is 5e-6.
        """,
      search: """
        Search for `std`. The sum v + ε belongs under the root: `(x - mean) / sqrt(var +
        eps)`.
        """
    ),
    chinese: Words(
      title: "把 ε 加在平方根之后",
      summary: "x − m 除以了 √v + ε，而不是 √(v + ε)",
      hint: "看看 ε 和平方根的先后次序。",
      page: Page(
        computes: "训练时 y = γ·(x − m)/(√v + ε) + β，推理时用运行方差也是这样。",
        reason: """
          Adam 和许多别的公式就是这种写法；手头已有标准差的代码也容易写成 `(x - mean) / (std + \
          eps)`。
          """,
        shows: """
          ε 很小时，输出大了约 ε/(2v)，再减去 ε/√v：v = 1 时几乎看不出，方差小时很明显。常数通道看\
          不出来。
          """,
        hidden: "ε 很小而 v 接近 1：ε = 1e-5 时相差 5e-6。",
        search: "搜索 `std`。v + ε 这个和应当在根号里面：`(x - mean) / sqrt(var + eps)`。"
      )
    ),
    alternatives: [.training { $0.denominator = .rootPlusEps }]
  ) { recipe, _ in
    recipe.training.denominator = .rootPlusEps
    recipe.evaluation.denominator = .rootPlusEps
  }
}
