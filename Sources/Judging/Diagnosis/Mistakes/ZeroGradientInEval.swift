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
    alternatives: [
      Mistake.Form("dγ and dβ are zero there too.") { recipe, _ in recipe.backward.inEval = .zero }
    ]
  ) { recipe, _ in
    recipe.backward.inEval = .zeroX
  }
}
