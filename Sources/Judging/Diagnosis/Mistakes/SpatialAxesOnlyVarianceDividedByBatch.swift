extension Mistake {
  static let spatialAxesOnlyVarianceDividedByBatch = Mistake(
    slug: "spatial-axes-only-variance-divided-by-batch",
    title: "Divides the sum over all positions by N",
    group: .output,
    summary: "v = Σ(x − m)²/N over N and the spatial dimensions, not /n",
    hint: "Count the terms of the sum of squares.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v·n/N + ε) + β in training, n/N being the number of positions.
        """,
      reason: """
        The divisor `x.shape[0]` is left from the code for (N, C), where N is the number of
        values.
        """,
      shows: """
        In training all channels come out too small by nearly √(N/n): by 3.2 for 10
        positions.
        """,
      hidden: """
        Inputs without spatial dimensions, where n = N.
        """,
      search: """
        Compare what is summed with what it is divided by: n = N·H·W values.
        """
    ),
    scope: .spatialInput,
    leaks: [
      Mistake.Form("The same variance goes into running_var.") { recipe, _ in
        recipe.update.correction = .sumOverBatch
      }
    ]
  ) { recipe, _ in
    recipe.training.correction = .sumOverBatch
  }
}
