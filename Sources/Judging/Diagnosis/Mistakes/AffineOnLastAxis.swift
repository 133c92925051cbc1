extension Mistake {
  static let affineOnLastAxis = Mistake(
    slug: "affine-on-last-axis",
    title: "Indexes γ and β by the last dimension",
    group: .output,
    summary: "γ and β of an element are chosen by its last index, not by its channel",
    hint: "Along which dimension do γ and β vary in your output?",
    page: Page(
      computes: """
        y = γ[w]·x̂ + β[w] in training, w being the last index, modulo C.
        """,
      reason: """
        Broadcasting aligns the last dimensions: `gamma * x` with a γ of shape (C) meets W.
        With W = C nothing complains.
        """,
      shows: """
        x̂ is right but scaled and shifted by the wrong channel: y changes with γ along the
        rows instead of from channel to channel.
        """,
      hidden: """
        Layouts with C last, and γ and β that are the same for all channels.
        """,
      search: """
        γ and β need the shape (1, C, 1, 1) before they meet x.
        """
    ),
    scope: .spatialInput,
    alternatives: [
      Mistake.Form("Eval does it as well.") { recipe, _ in
        recipe.training.affineIndex = .lastDimension
        recipe.evaluation.affineIndex = .lastDimension
      }
    ]
  ) { recipe, _ in
    recipe.training.affineIndex = .lastDimension
  }
}
