extension Mistake {
  static let gradGammaUsesOutput = Mistake(
    slug: "grad-gamma-uses-output",
    title: "Computes dγ with y instead of x̂",
    group: .backward,
    summary: "dγ = Σdy·y, not Σdy·x̂",
    hint: "What does γ multiply in forward?",
    page: Page(
      computes: """
        dγ = Σdy·y = γ·Σdy·x̂ + β·Σdy.
        """,
      reason: """
        The output is what was kept from forward.
        """,
      shows: """
        dγ is off once γ and β are trained. dx and dβ are right.
        """,
      hidden: """
        γ = 1 and β = 0, the initial values.
        """,
      search: """
        Keep x̂, not y; or recompute it as (y − β)/γ.
        """
    ),
    chinese: Words(
      title: "求 dγ 时用了 y 而不是 x̂",
      summary: "dγ = Σdy·y，而不是 Σdy·x̂",
      hint: "前向里 γ 乘的是什么？",
      page: Page(
        computes: "dγ = Σdy·y = γ·Σdy·x̂ + β·Σdy。",
        reason: "前向保留下来的是输出。",
        shows: "γ 和 β 一经训练，dγ 就错了。dx 和 dβ 是对的。",
        hidden: "γ = 1、β = 0，也就是初值。",
        search: "保留 x̂ 而不是 y；或者用 (y − β)/γ 重新算出它。"
      )
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ]
  ) { recipe, _ in
    recipe.backward.gradGamma = .output
  }
}
