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
    chinese: Words(
      title: "用 E[x²] − m² 求方差",
      summary: "v = E[x²] − m²，均值很大时有效数字会相互抵消",
      hint: "试试均值是标准差一百万倍的输入。",
      page: Page(
        computes: "v = Σx²/n − (Σx/n)²：两个数都有 m² 那么大，它们的差却只有 v 那么大。",
        reason: "只要走一遍而不是两遍，在纸面上也是对的。",
        shows: """
          普通输入下几乎每一位都对。|m| 达到标准差的一百万倍或更大时，方差没有一位是对的，还可能是\
          负数，输出差得很远或者是 NaN。
          """,
        hidden: "均值相对标准差不大的所有输入。",
        search: """
          搜索 `mean(x * x)` 与 `mean * mean` 的差。先减去均值，再取平方；或者用 Welford 算法。
          """
      )
    ),
    alternatives: [
      Mistake.Form("running_var is right.", chinese: "running_var 是对的。") { recipe, _ in
        recipe.training.rounding = .onePass
      },
      Mistake.Form("The output is right.", chinese: "输出是对的。") { recipe, _ in
        recipe.update.rounding = .onePass
      },
    ]
  ) { recipe, _ in
    recipe.training.rounding = .onePass
    recipe.update.rounding = .onePass
  }
}
