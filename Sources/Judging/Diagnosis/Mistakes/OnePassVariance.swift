extension Mistake {
  static let onePassVariance = Mistake(
    slug: "one-pass-variance",
    title: "Computes the variance as E[x²] − m²",
    group: .output,
    summary: "v = E[x²] − m², which cancels where the mean is large",
    hint: "Try inputs with a mean a million times their deviation.",
    page: Page(
      computes: """
        v = Σx²/n − (Σx/n)²: two numbers of the size of m² whose difference is of the size
        of v.
        """,
      reason: """
        It needs one pass instead of two, and is right on paper.
        """,
      shows: """
        Right to the last digits on ordinary inputs. Where |m| is 1e6 times the deviation or
        more, the variance has no right digit, may be negative, and the output is far off or
        NaN.
        """,
      hidden: """
        All inputs whose mean is not large against their deviation.
        """,
      search: """
        Search for a difference of `mean(x * x)` and `mean * mean`. Subtract the mean first,
        then square; or use the algorithm of Welford.
        """
    ),
    alternatives: [
      Mistake.Form("running_var is right.") { recipe, _ in recipe.training.rounding = .onePass },
      Mistake.Form("The output is right.") { recipe, _ in recipe.update.rounding = .onePass },
    ]
  ) { recipe, _ in
    recipe.training.rounding = .onePass
    recipe.update.rounding = .onePass
  }
}
