extension Mistake {
  static let epsAfterDivision = Mistake(
    slug: "eps-after-division",
    title: "Adds ε to the quotient",
    group: .output,
    summary: "x̂ = (x − m)/√v + ε, not (x − m)/√(v + ε)",
    hint: "Look at the brackets around ε.",
    page: Page(
      computes: """
        y = γ·((x − m)/√v + ε) + β, in both modes.
        """,
      reason: """
        A missing pair of brackets: `(x - mean) / sqrt(var) + eps` reads almost like the
        right formula.
        """,
      shows: """
        The outputs of a channel are shifted by γ·ε and too large by √((v + ε)/v). A
        constant channel becomes NaN.
        """,
      hidden: """
        A small ε: both effects are of the order of ε.
        """,
      search: """
        Check the brackets: ε is added to the variance, before the root and before the
        division.
        """
    ),
    chinese: Words(
      title: "把 ε 加到了商上",
      summary: "x̂ = (x − m)/√v + ε，而不是 (x − m)/√(v + ε)",
      hint: "看看 ε 周围的括号。",
      page: Page(
        computes: "两种模式下都是 y = γ·((x − m)/√v + ε) + β。",
        reason: "少了一对括号：`(x - mean) / sqrt(var) + eps` 读起来几乎就是正确的公式。",
        shows: "一个通道的输出平移了 γ·ε，并且大了 √((v + ε)/v) 倍。常数通道变成 NaN。",
        hidden: "ε 很小：两种影响都只有 ε 那么大。",
        search: "检查括号：ε 加在方差上，在开平方之前，也在除法之前。"
      )
    ),
    alternatives: [
      .training { $0.denominator = .rootThenEps },
      .eval { $0.denominator = .rootThenEps },
    ]
  ) { recipe, _ in
    recipe.training.denominator = .rootThenEps
    recipe.evaluation.denominator = .rootThenEps
  }
}
