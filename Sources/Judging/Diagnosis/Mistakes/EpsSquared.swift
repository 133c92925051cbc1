extension Mistake {
  static let epsSquared = Mistake(
    slug: "eps-squared",
    title: "Adds ε² to the variance",
    group: .output,
    summary: "x − m is divided by √(v + ε²), not by √(v + ε)",
    hint: "Look at the power of ε under the root.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + ε²) + β, in both modes.
        """,
      reason: """
        ε is thought of as a smallest standard deviation, so its square goes to the
        variance; or `hypot(std, eps)` is used.
        """,
      shows: """
        For a small ε as if ε were missing; a channel with a variance near ε comes out too
        large.
        """,
      hidden: """
        ε small against v, and ε = 1.
        """,
      search: """
        Look for `eps * eps`, `eps ** 2` or `hypot`. ε is added to the variance as it is.
        """
    ),
    alternatives: [
      .training { $0.denominator = .rootOfSumWithSquare },
      .eval { $0.denominator = .rootOfSumWithSquare },
    ]
  ) { recipe, _ in
    recipe.training.denominator = .rootOfSumWithSquare
    recipe.evaluation.denominator = .rootOfSumWithSquare
  }
}
