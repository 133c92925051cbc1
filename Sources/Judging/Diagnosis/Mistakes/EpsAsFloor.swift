extension Mistake {
  static let epsAsFloor = Mistake(
    slug: "eps-as-floor",
    title: "Uses ε as a lower limit of the variance",
    group: .output,
    summary: "x − m is divided by √max(v, ε), not by √(v + ε)",
    hint: "Look at how ε and the variance are joined.",
    page: Page(
      computes: """
        y = γ·(x − m)/√max(v, ε) + β, in both modes.
        """,
      reason: """
        It guards against division by zero as well, and changes nothing where the variance
        is large; numerical code often clamps so.
        """,
      shows: """
        Channels with v above ε come out too large by √((v + ε)/v); those below are divided
        by √ε.
        """,
      hidden: """
        v much larger than ε.
        """,
      search: """
        Search for `max(`, `maximum`, `clip` or `clamp` near the variance.
        """
    ),
    alternatives: [
      .training { $0.denominator = .rootOfFloor },
      .eval { $0.denominator = .rootOfFloor },
    ]
  ) { recipe, _ in
    recipe.training.denominator = .rootOfFloor
    recipe.evaluation.denominator = .rootOfFloor
  }
}
