extension Mistake {
  static let reshapeWithoutTranspose = Mistake(
    slug: "reshape-without-transpose",
    title: "Flattens to (count/C, C) without moving C to the end",
    group: .output,
    summary: "NCHW is viewed as (N·H·W, C), so a column is not a channel",
    hint: "Fill each channel with its own constant and look at the columns after the reshape.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + ε) + β in training with m, v, γ and β of the columns of the
        buffer seen as rows of C values.
        """,
      reason: """
        `x.reshape(-1, C)` runs without complaint. Only in a layout with C last are its
        columns the channels.
        """,
      shows: """
        Every output in training is wrong, and a channel has no longer mean β; with one
        position per channel all is right.
        """,
      hidden: """
        A single channel, and inputs without spatial dimensions.
        """,
      search: """
        Before any `reshape(-1, C)` there must be a transpose that moves C to the end, and
        one back after it.
        """
    ),
    scope: .spatialInput,
    leaks: [
      Mistake.Form("The running statistics get those of the columns.") { recipe, _ in
        recipe.update.elements = .viewedColumn
      },
      Mistake.Form(
        "The running statistics get those of the columns, and eval does the same."
      ) { recipe, _ in
        recipe.update.elements = .viewedColumn
        recipe.evaluation.elements = .viewedColumn
        recipe.evaluation.affineIndex = .viewedColumn
      },
      Mistake.Form("γ and β are those of the channels.") { recipe, _ in
        recipe.training.affineIndex = .channel
      },
    ]
  ) { recipe, _ in
    recipe.training.elements = .viewedColumn
    recipe.training.affineIndex = .viewedColumn
  }
}
