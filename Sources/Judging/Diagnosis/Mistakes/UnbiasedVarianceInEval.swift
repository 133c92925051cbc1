extension Mistake {
  static let unbiasedVarianceInEval = Mistake(
    slug: "unbiased-variance-in-eval",
    title: "Corrects the running variance by the size of the eval batch",
    group: .eval,
    summary: "eval divides by √(rv·n/(n−1) + ε), not by √(rv + ε)",
    hint: "Does the output for one sample in eval depend on how many others there are?",
    page: Page(
      computes: """
        y = γ·(x − rm)/√(rv·n/(n−1) + ε) + β in eval, n being that of the eval batch.
        """,
      reason: """
        The 2015 paper uses an unbiased variance for inference; the correction was put where
        the variance is read instead of where it is stored.
        """,
      shows: """
        In eval the output depends on the size of the batch; one value per channel gives β.
        """,
      hidden: """
        A large eval batch.
        """,
      search: """
        running_var is used as it is. Evaluate one sample alone and in a batch: the outputs
        must be the same.
        """
    ),
    chinese: Words(
      title: "按推理批的大小修正了运行方差",
      summary: "推理除以了 √(rv·n/(n−1) + ε)，而不是 √(rv + ε)",
      hint: "推理时，一个样本的输出取决于一共有多少个样本吗？",
      page: Page(
        computes: "推理时 y = γ·(x − rm)/√(rv·n/(n−1) + ε) + β，n 是推理这一批的。",
        reason: "2015 年的论文在推理时用无偏方差；修正放在了读方差的地方，而不是存方差的地方。",
        shows: "推理时输出取决于批的大小；每个通道只有一个值时得到 β。",
        hidden: "推理的批很大。",
        search: """
          running_var 原样使用。把一个样本单独推理一次，再放在一批里推理一次：输出必须相同。
          """
      )
    ),
    alternatives: [
      Mistake.Form("With one value per channel it corrects nothing.", chinese: "每个通道只有一个值时不作修正。") {
        recipe, _ in
        recipe.evaluation.correction = .guardedBessel
      }
    ]
  ) { recipe, _ in
    recipe.evaluation.correction = .bessel
  }
}
