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
    alternatives: [
      Mistake.Form("With one value per channel it corrects nothing.") { recipe, _ in
        recipe.evaluation.correction = .guardedBessel
      }
    ]
  ) { recipe, _ in
    recipe.evaluation.correction = .bessel
  }
}
