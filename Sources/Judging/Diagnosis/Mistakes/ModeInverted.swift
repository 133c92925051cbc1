extension Mistake {
  static let modeInverted = Mistake(
    slug: "mode-inverted",
    title: "Takes training for eval and the reverse",
    group: .eval,
    summary: "with training = true it behaves as in eval, and the reverse",
    hint: "Which branch runs when training is true?",
    page: Page(
      computes: """
        In training the running statistics normalise x and stay as they are; in eval those
        of the batch do, and the running statistics are updated.
        """,
      reason: """
        A negation too many or too few: `if not training`.
        """,
      shows: """
        Both modes are wrong in every value.
        """,
      hidden: """
        None.
        """,
      search: """
        Look at the condition, and at what the caller passes.
        """
    ),
    alternatives: [
      Mistake.Form(
        "The running statistics are updated in training, as they should be."
      ) { recipe, _ in
        swap(&recipe.training.mean, &recipe.evaluation.mean)
        swap(&recipe.training.variance, &recipe.evaluation.variance)
      }
    ]
  ) { recipe, _ in
    recipe.modeInverted = true
  }
}
