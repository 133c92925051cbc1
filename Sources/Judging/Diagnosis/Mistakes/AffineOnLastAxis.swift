extension Mistake {
  static let affineOnLastAxis = Mistake(
    slug: "affine-on-last-axis",
    title: "Indexes γ and β by the last dimension",
    group: .output,
    summary: "γ and β of an element are chosen by its last index, not by its channel",
    hint: "Along which dimension do γ and β vary in your output?",
    page: Page(
      computes: """
        y = γ[w]·x̂ + β[w] in training, w being the last index, modulo C.
        """,
      reason: """
        Broadcasting aligns the last dimensions: `gamma * x` with a γ of shape (C) meets W.
        With W = C nothing complains.
        """,
      shows: """
        x̂ is right but scaled and shifted by the wrong channel: y changes with γ along the
        rows instead of from channel to channel.
        """,
      hidden: """
        Layouts with C last, and γ and β that are the same for all channels.
        """,
      search: """
        γ and β need the shape (1, C, 1, 1) before they meet x.
        """
    ),
    chinese: Words(
      title: "按最后一维来取 γ 和 β",
      summary: "一个元素的 γ 和 β 是按它最后一维的下标取的，而不是按通道",
      hint: "在你的输出里，γ 和 β 沿着哪一维变化？",
      page: Page(
        computes: "训练时 y = γ[w]·x̂ + β[w]，w 是最后一维的下标对 C 取模。",
        reason: """
          广播是从最后一维对齐的：`gamma * x` 里形状为 (C) 的 γ 对上了 W。W = C 时什么都不报错。
          """,
        shows: "x̂ 是对的，但缩放和平移用错了通道：y 随 γ 沿着行变化，而不是从通道到通道变化。",
        hidden: "C 在最后的布局，以及所有通道的 γ 和 β 都相同。",
        search: "γ 和 β 在与 x 运算之前必须是 (1, C, 1, 1) 的形状。"
      )
    ),
    scope: .spatialInput,
    alternatives: [
      Mistake.Form("Eval does it as well.", chinese: "推理也是这样。") { recipe, _ in
        recipe.training.affineIndex = .lastDimension
        recipe.evaluation.affineIndex = .lastDimension
      }
    ]
  ) { recipe, _ in
    recipe.training.affineIndex = .lastDimension
  }
}
