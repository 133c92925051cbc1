extension Mistake {
  static let firstBatchInitialises = Mistake(
    slug: "first-batch-initialises",
    title: "Lets the first batch replace the running statistics",
    group: .running,
    summary: "the first batch replaces running_mean and running_var instead of being averaged in",
    hint: "What happens in the very first training step, compared to the second?",
    page: Page(
      computes: """
        new = batch for the first batch of a layer (or where the statistics are still 0 and
        1), and the usual average from then on.
        """,
      reason: """
        It removes the bias towards the initial 0 and 1, and some libraries offer it; it is
        not what is asked for here.
        """,
      shows: """
        After one step the running statistics are those of the batch. The error fades with
        more steps.
        """,
      hidden: """
        A batch weight of 1, and tests that start from other statistics than 0 and 1.
        """,
      search: """
        Look for a flag such as `initialized`, or a comparison with zero.
        """
    ),
    alternatives: [
      Mistake.Form("It looks for statistics that are 0 and 1.") { recipe, _ in
        recipe.update.firstBatch = .replacesFresh
      }
    ]
  ) { recipe, _ in
    recipe.update.firstBatch = .replaces
  }
}
