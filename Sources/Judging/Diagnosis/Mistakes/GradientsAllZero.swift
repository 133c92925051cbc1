extension Mistake {
  static let gradientsAllZero = Mistake(
    slug: "gradients-all-zero",
    title: "Returns zero for every gradient",
    group: .backward,
    summary: "dx, dγ and dβ are 0",
    hint: "Does backward write its results at all?",
    page: Page(
      computes: """
        dx = 0, dγ = 0, dβ = 0.
        """,
      reason: """
        A backward that is left as a stub, or writes to copies. With the loss Σy the right
        dx is nearly zero, so that it passes many tests.
        """,
      shows: """
        All three gradients are zero in every case.
        """,
      hidden: """
        dy = 1, as the loss Σy gives it, hides it in dx.
        """,
      search: """
        Print what backward writes. Test with random dy.
        """
    ),
    chinese: Words(
      title: "所有梯度都返回零",
      summary: "dx、dγ、dβ 都是 0",
      hint: "反向到底有没有写出它的结果？",
      page: Page(
        computes: "dx = 0，dγ = 0，dβ = 0。",
        reason: """
          反向还只是个空壳，或者写到了副本里。损失是 Σy 时，正确的 dx 接近零，所以能通过许多测试。
          """,
        shows: "每个用例里三个梯度都是零。",
        hidden: "dy = 1（损失 Σy 给出的就是它）时，dx 看不出来。",
        search: "打印反向写出的东西。用随机的 dy 测试。"
      )
    ),
    leaks: [.backwardInTraining]
  ) { recipe, _ in
    recipe.backward.allZero = true
  }
}
