extension Mistake {
  static let unbiasedVarianceInOutput = Mistake(
    slug: "unbiased-variance-in-output",
    title: "Normalises with the unbiased variance",
    group: .output,
    summary: "x is divided by √(v·n/(n−1) + ε), not by √(v + ε)",
    hint: "Look at what the sum of squares is divided by before x is normalised.",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v·n/(n−1) + ε) + β in training: the variance is Σ(x − m)²/(n−1).
        """,
      reason: """
        Many libraries divide by n − 1 unless told otherwise: `torch.var`,
        `statistics.variance`, MATLAB's `var`, R's `var`, pandas. Some remember that a
        running variance may be unbiased and use that one for both.
        """,
      shows: """
        In training every channel comes out a little too small about β, by nearly the same
        factor √((n−1)/n): 0.87 for n = 4, 0.996 for n = 128. Eval is right.
        """,
      hidden: """
        Large n (the factor goes to 1), a constant channel, ε much larger than v.
        """,
      search: """
        Find the variance and check its divisor: `unbiased=False`, `ddof=0`, `/ n`. If the
        running variance shall be unbiased, correct only what goes into it.
        """
    ),
    leaks: [
      Mistake.Form("The same variance goes into running_var.") { recipe, _ in
        recipe.update.correction = .bessel
      }
    ]
  ) { recipe, _ in
    recipe.training.correction = .bessel
  }
}
