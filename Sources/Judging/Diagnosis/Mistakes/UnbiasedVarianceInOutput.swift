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
    chinese: Words(
      title: "用无偏方差做归一化",
      summary: "x 除以了 √(v·n/(n−1) + ε)，而不是 √(v + ε)",
      hint: "看看在 x 被归一化之前，平方和除以的是什么。",
      page: Page(
        computes: "训练时 y = γ·(x − m)/√(v·n/(n−1) + ε) + β：方差取成了 Σ(x − m)²/(n−1)。",
        reason: """
          许多库不特别说明就除以 n − 1：`torch.var`、`statistics.variance`、MATLAB 的 `var`、R 的 \
          `var`、pandas。也有人记得运行方差可以是无偏的，于是两处都用了它。
          """,
        shows: """
          训练时每个通道的输出都离 β 太近一点，缩小的倍数几乎都是 √((n−1)/n)：n = 4 时是 0.87，n = \
          128 时是 0.996。推理是对的。
          """,
        hidden: "n 很大（倍数趋近 1）、通道是常数、ε 远大于 v。",
        search: """
          找到求方差的地方，检查除数：`unbiased=False`、`ddof=0`、`/ n`。如果要求运行方差是无偏的，\
          只修正存进去的那一个。
          """
      )
    ),
    leaks: [
      Mistake.Form("The same variance goes into running_var.", chinese: "同样的方差也进了 running_var。") {
        recipe, _ in
        recipe.update.correction = .bessel
      }
    ]
  ) { recipe, _ in
    recipe.training.correction = .bessel
  }
}
