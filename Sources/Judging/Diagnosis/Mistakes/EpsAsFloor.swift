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
    chinese: Words(
      title: "把 ε 当作方差的下限",
      summary: "x − m 除以了 √max(v, ε)，而不是 √(v + ε)",
      hint: "看看 ε 和方差是怎样合在一起的。",
      page: Page(
        computes: "两种模式下都是 y = γ·(x − m)/√max(v, ε) + β。",
        reason: "这样同样能防止除以零，而且方差大时什么也不变；数值代码里常这样截断。",
        shows: "v 大于 ε 的通道，输出大了 √((v + ε)/v) 倍；小于 ε 的通道除以了 √ε。",
        hidden: "v 远大于 ε。",
        search: "在方差附近搜索 `max(`、`maximum`、`clip` 或 `clamp`。"
      )
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
