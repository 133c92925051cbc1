extension Mistake {
  static let evalUpdatesThenUses = Mistake(
    slug: "eval-updates-then-uses",
    title: "Updates the running statistics in eval, before using them",
    group: .eval,
    summary: "eval first updates the running statistics, then normalises with the result",
    hint: "Call eval twice with the same input: are the outputs the same?",
    page: Page(
      computes: """
        rm', rv' = update(rm, rv, batch), then y = γ·(x − rm')/√(rv' + ε) + β in eval.
        """,
      reason: """
        The update stands before the branch that looks at the mode.
        """,
      shows: """
        The same eval call twice gives two outputs; the output for a sample depends on its
        batch.
        """,
      hidden: """
        A batch weight of 0.
        """,
      search: """
        Check that nothing before the eval branch writes to the running statistics.
        """
    )
  ) { recipe, _ in
    recipe.update.inEval = true
    recipe.evaluation.mean = .updatedRunning
    recipe.evaluation.variance = .updatedRunning
  }
}
