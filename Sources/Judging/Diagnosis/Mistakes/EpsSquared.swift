extension Mistake {
  static let epsSquared = Mistake(
    slug: "eps-squared",
    title: "Adds ε² to the variance",
    group: .output,
    summary: "x − m is divided by √(v + ε²), not by √(v + ε)",
    hint: "Look at the power of ε under the root.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + ε²) + β, in both modes.
        """,
      reason: """
        ε is thought of as a smallest standard deviation, so its square goes to the
        variance; or `hypot(std, eps)` is used.
        """,
      shows: """
        For a small ε as if ε were missing; a channel with a variance near ε comes out too
        large.
        """,
      hidden: """
        ε small against v, and ε = 1.
        """,
      search: """
        Look for `eps * eps`, `eps ** 2` or `hypot`. ε is added to the variance as it is.
        """
    ),
    chinese: Words(
      title: "给方差加的是 ε²",
      summary: "x − m 除以了 √(v + ε²)，而不是 √(v + ε)",
      hint: "看看根号下 ε 是几次方。",
      page: Page(
        computes: "两种模式下都是 y = γ·(x − m)/√(v + ε²) + β。",
        reason: "把 ε 当成最小的标准差，于是把它的平方加到方差上；或者用了 `hypot(std, eps)`。",
        shows: "ε 很小时，就像漏掉了 ε；方差接近 ε 的通道输出偏大。",
        hidden: "ε 相对 v 很小，以及 ε = 1。",
        search: "找 `eps * eps`、`eps ** 2` 或 `hypot`。ε 是原样加到方差上的。"
      )
    ),
    alternatives: [
      .training { $0.denominator = .rootOfSumWithSquare },
      .eval { $0.denominator = .rootOfSumWithSquare },
    ]
  ) { recipe, _ in
    recipe.training.denominator = .rootOfSumWithSquare
    recipe.evaluation.denominator = .rootOfSumWithSquare
  }
}
