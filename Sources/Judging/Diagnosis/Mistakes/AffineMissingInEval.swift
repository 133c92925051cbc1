extension Mistake {
  static let affineMissingInEval = Mistake(
    slug: "affine-missing-in-eval",
    title: "Leaves out γ and β in eval",
    group: .eval,
    summary: "eval returns x̂, not γx̂ + β",
    hint: "Change γ and β and see whether the output moves, in both modes.",
    page: Page(
      computes: """
        y = (x − rm)/√(rv + ε) in eval; training is right.
        """,
      reason: """
        The eval branch returns early.
        """,
      shows: """
        In eval γ and β have no effect.
        """,
      hidden: """
        γ = 1 and β = 0, the initial values.
        """,
      search: """
        γ and β belong after the branches, or into both.
        """
    ),
    chinese: Words(
      title: "推理时漏掉 γ 和 β",
      summary: "推理返回的是 x̂，而不是 γx̂ + β",
      hint: "改变 γ 和 β，看看两种模式下输出动不动。",
      page: Page(
        computes: "推理时 y = (x − rm)/√(rv + ε)；训练是对的。",
        reason: "推理分支过早地返回了。",
        shows: "推理时 γ 和 β 不起作用。",
        hidden: "γ = 1、β = 0，也就是初值。",
        search: "γ 和 β 应当在分支之后，或者两个分支里都有。"
      )
    )
  ) { recipe, _ in
    recipe.evaluation.affine = .missing
  }
}
