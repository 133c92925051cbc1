extension Mistake {
  static let epsMissingInBackward = Mistake(
    slug: "eps-missing-in-backward",
    title: "Leaves out ε in backward",
    group: .backward,
    summary: "backward uses 1/√v where forward uses 1/√(v + ε)",
    hint: "Compare the standard deviation of backward with that of forward.",
    page: Page(
      computes: """
        dx = γ/√v·(dy − Σdy/n − x̂·Σ(dy·x̂)/n) with x̂ = (x − m)/√v, and dγ with that x̂.
        """,
      reason: """
        Backward recomputes the deviation, this time without ε.
        """,
      shows: """
        dx and dγ are off by a factor that depends on ε/v; a constant channel gives NaN.
        """,
      hidden: """
        A small ε.
        """,
      search: """
        Keep the inverse deviation of forward, or compute it by the same function.
        """
    ),
    chinese: Words(
      title: "反向时漏掉 ε",
      summary: "前向用 1/√(v + ε)，反向却用 1/√v",
      hint: "比较反向的标准差与前向的标准差。",
      page: Page(
        computes: """
          dx = γ/√v·(dy − Σdy/n − x̂·Σ(dy·x̂)/n)，其中 x̂ = (x − m)/√v，dγ 用的也是这个 x̂。
          """,
        reason: "反向重新求标准差，这一次没有 ε。",
        shows: "dx 和 dγ 差一个取决于 ε/v 的因子；常数通道得到 NaN。",
        hidden: "ε 很小。",
        search: "保留前向求出的标准差的倒数，或者用同一个函数来求。"
      )
    ),
    leaks: [
      .backwardInTraining,
      .backwardInEval,
    ],
    alternatives: [
      Mistake.Form("x̂ is right.", chinese: "x̂ 是对的。") { recipe, _ in
        recipe.backward.usesEps = false
        recipe.backward.keepsNormalised = true
      },
      Mistake.Form("x̂ is right, and so is eval.", chinese: "x̂ 是对的，推理也是对的。") { recipe, _ in
        recipe.backward.usesEps = false
        recipe.backward.keepsNormalised = true
        recipe.backward.modes = .training
      },
    ]
  ) { recipe, _ in
    recipe.backward.usesEps = false
  }
}
