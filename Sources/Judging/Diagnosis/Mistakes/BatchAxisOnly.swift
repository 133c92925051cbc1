extension Mistake {
  static let batchAxisOnly = Mistake(
    slug: "batch-axis-only",
    title: "Averages over N alone",
    group: .output,
    summary: "m and v are those of one position over N, not of the whole channel",
    hint: "How many means should an image batch have? Print the shape of yours.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + ε) + β in training with m and v over N for each channel and
        position.
        """,
      reason: """
        The code for (N, C) with `axis=0` is applied to images unchanged: it broadcasts
        without complaint.
        """,
      shows: """
        In training each position of each channel has mean β over the batch. With N = 1
        every output is β.
        """,
      hidden: """
        Inputs without spatial dimensions, where n = N.
        """,
      search: """
        Print the shape of the mean: C values, not C·H·W. The axes are N and all spatial
        ones.
        """
    ),
    scope: .spatialInput,
    leaks: [
      Mistake.Form(
        "Their average over the positions goes into the running statistics."
      ) { recipe, _ in
        recipe.update.elements = .position
      }
    ]
  ) { recipe, _ in
    recipe.training.elements = .position
  }
}
