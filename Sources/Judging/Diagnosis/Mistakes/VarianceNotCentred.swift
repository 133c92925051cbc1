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
    chinese: Words(
      title: "把平方的平均当成了方差",
      summary: "v = E[x²]，而不是 E[(x − m)²]",
      hint: "算一下常数通道的方差。",
      page: Page(
        computes: "训练时 y = γ·(x − m)/√(E[x²] + ε) + β。",
        reason: """
          把方差写成了平方的平均，忘了它是相对均值的；或者已有减过均值的副本，却对另一个变量取了平\
          方。
          """,
        shows: "离零很远的通道几乎被压平：输出小了 √((v + ε)/(v + m² + ε)) 倍。",
        hidden: "均值为零的输入，`randn` 给出的就是这样。",
        search: "找到平方：它必须是 (x − mean) 的平方。给所有输入加 100：训练时的输出不能变。"
      )
    ),
    leaks: [
      Mistake.Form("The same variance goes into running_var.", chinese: "同样的方差也进了 running_var。") {
        recipe, _ in
        recipe.update.centre = .zero
      }
    ]
  ) { recipe, _ in
    recipe.training.centre = .zero
  }
}
