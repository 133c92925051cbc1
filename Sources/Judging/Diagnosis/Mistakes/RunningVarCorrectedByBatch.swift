extension Mistake {
  static let runningVarCorrectedByBatch = Mistake(
    slug: "running-var-corrected-by-batch",
    title: "Corrects the running variance with N instead of n",
    group: .running,
    summary: "running_var averages v·N/(N−1); n values, not N, went into v",
    hint: "How many values go into one variance of an image batch?",
    page: Page(
      computes: """
        new_var is computed from v·N/(N−1), although n = N·(spatial size) values share it.
        """,
      reason: """
        `x.shape[0]` is the number of values in the code for (N, C), and stays when images
        come.
        """,
      shows: """
        running_var is too large where N is small; infinite with N = 1.
        """,
      hidden: """
        Inputs without spatial dimensions, where n = N, and large N.
        """,
      search: """
        Use the number of elements that were summed: `x.numel() / C`.
        """
    ),
    chinese: Words(
      title: "修正运行方差时用了 N 而不是 n",
      summary: "running_var 平均的是 v·N/(N−1)；求 v 用了 n 个值，而不是 N 个",
      hint: "一批图像里，一个方差是由多少个值求出来的？",
      page: Page(
        computes: "new_var 用 v·N/(N−1) 算，尽管共用这个方差的有 n = N·(空间大小) 个值。",
        reason: "在 (N, C) 的代码里 `x.shape[0]` 就是值的个数，换成图像时没有改。",
        shows: "N 小时 running_var 偏大；N = 1 时是无穷大。",
        hidden: "没有空间维度的输入（这时 n = N），以及 N 很大。",
        search: "用求和时的元素个数：`x.numel() / C`。"
      )
    ),
    scope: .spatialInput,
    alternatives: [
      Mistake.Form("With N = 1 it corrects nothing.", chinese: "N = 1 时不作修正。") { recipe, _ in
        recipe.update.correction = .guardedBesselOfBatch
      }
    ]
  ) { recipe, _ in
    recipe.update.correction = .besselOfBatch
  }
}
