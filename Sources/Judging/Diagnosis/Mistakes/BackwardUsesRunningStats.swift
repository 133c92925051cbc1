extension Mistake {
  static let backwardUsesRunningStats = Mistake(
    slug: "backward-uses-running-stats",
    title: "Uses the running statistics in training's backward",
    group: .backward,
    summary: "backward in training uses rm and rv, not m and v",
    hint: "Which statistics normalised x in the forward that this backward belongs to?",
    page: Page(
      computes: """
        dx and dγ by the formulas of training, with x̂ = (x − rm)/√(rv + ε).
        """,
      reason: """
        The running statistics are what the layer has at hand when backward is called.
        """,
      shows: """
        In training dx and dγ are wrong unless the running statistics have settled.
        """,
      hidden: """
        Running statistics equal to those of the batch.
        """,
      search: """
        Keep m and 1/√(v + ε) of the last forward.
        """
    ),
    alternatives: [
      Mistake.Form("It uses them after their update.") { recipe, _ in
        recipe.backward.statistics = .updatedRunning
      }
    ]
  ) { recipe, _ in
    recipe.backward.statistics = .running
  }
}
