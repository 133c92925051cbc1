extension Mistake {
  static let evalBackwardUsesTrainingFormula = Mistake(
    slug: "eval-backward-uses-training-formula",
    title: "Uses training's backward in eval",
    group: .backward,
    summary: "backward in eval has the terms of mean and variance, which are constants there",
    hint: "In eval, does the mean depend on x?",
    page: Page(
      computes: """
        dx = γ/√(v + ε)·(dy − Σdy/n − x̂·Σ(dy·x̂)/n) in eval, with the statistics of the
        batch.
        """,
      reason: """
        Backward does not look at the mode.
        """,
      shows: """
        Training is right. In eval dx and dγ are wrong; with one value per channel dx is 0.
        """,
      hidden: """
        Testing backward in training alone.
        """,
      search: """
        In eval y is a·x + b with constants: dx = γ/√(rv + ε)·dy.
        """
    ),
    chinese: Words(
      title: "推理的反向用了训练的公式",
      summary: "推理的反向带着均值项和方差项，而在推理时它们是常数",
      hint: "推理时，均值取决于 x 吗？",
      page: Page(
        computes: "推理时 dx = γ/√(v + ε)·(dy − Σdy/n − x̂·Σ(dy·x̂)/n)，用的是这一批的统计量。",
        reason: "反向没有看模式。",
        shows: "训练是对的。推理时 dx 和 dγ 是错的；每个通道只有一个值时 dx 为 0。",
        hidden: "只在训练模式下测试反向。",
        search: "推理时 y 就是 a·x + b，a 和 b 是常数：dx = γ/√(rv + ε)·dy。"
      )
    ),
    alternatives: [
      Mistake.Form("It uses the running statistics.", chinese: "它用的是运行统计量。") { recipe, _ in
        recipe.backward.inEval = .trainingWithRunning
      }
    ]
  ) { recipe, _ in
    recipe.backward.inEval = .training
  }
}
