extension Mistake {
  static let zeroGradientInEval = Mistake(
    slug: "zero-gradient-in-eval",
    title: "Returns no gradient in eval",
    group: .backward,
    summary: "dx = 0 in eval, not γ/√(rv + ε)·dy",
    hint: "In eval, does the output depend on x?",
    page: Page(
      computes: """
        dx = 0 in eval.
        """,
      reason: """
        Eval is thought of as inference, where no gradients are needed; fine-tuning and
        adversarial examples need them.
        """,
      shows: """
        Training is right. In eval nothing before this layer learns.
        """,
      hidden: """
        Testing backward in training alone.
        """,
      search: """
        In eval y is a·x + b with constants: dx = γ/√(rv + ε)·dy.
        """
    ),
    chinese: Words(
      title: "推理时不返回梯度",
      summary: "推理时 dx = 0，而不是 γ/√(rv + ε)·dy",
      hint: "推理时，输出取决于 x 吗？",
      page: Page(
        computes: "推理时 dx = 0。",
        reason: "以为推理就不需要梯度；微调和对抗样本是需要的。",
        shows: "训练是对的。推理时这一层之前的部分学不到任何东西。",
        hidden: "只在训练模式下测试反向。",
        search: "推理时 y 就是 a·x + b，a 和 b 是常数：dx = γ/√(rv + ε)·dy。"
      )
    ),
    alternatives: [
      Mistake.Form("dγ and dβ are zero there too.", chinese: "那里 dγ 和 dβ 也是零。") { recipe, _ in
        recipe.backward.inEval = .zero
      }
    ]
  ) { recipe, _ in
    recipe.backward.inEval = .zeroX
  }
}
