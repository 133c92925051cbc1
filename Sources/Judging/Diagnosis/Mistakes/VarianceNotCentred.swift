extension Mistake {
  static let varianceNotCentred = Mistake(
    slug: "variance-not-centred",
    title: "Takes the mean square for the variance",
    group: .output,
    summary: "v = E[x²], not E[(x − m)²]",
    hint: "Compute the variance of a constant channel.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(E[x²] + ε) + β in training.
        """,
      reason: """
        The variance is coded as the mean of squares, forgetting that it is about the mean;
        or the centred copy exists and the wrong variable is squared.
        """,
      shows: """
        Channels far from zero come out nearly flat: the outputs are too small by √((v +
        ε)/(v + m² + ε)).
        """,
      hidden: """
        Inputs with zero mean, as `randn` gives them.
        """,
      search: """
        Look for the square: it must be of (x − mean). Add 100 to all inputs: the output in
        training must not move.
        """
    ),
    leaks: [
      Mistake.Form("The same variance goes into running_var.") { recipe, _ in
        recipe.update.centre = .zero
      }
    ]
  ) { recipe, _ in
    recipe.training.centre = .zero
  }
}
