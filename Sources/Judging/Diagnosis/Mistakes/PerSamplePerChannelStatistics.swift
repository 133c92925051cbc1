extension Mistake {
  static let perSamplePerChannelStatistics = Mistake(
    slug: "per-sample-per-channel-statistics",
    title: "Normalises each channel of each sample (instance norm)",
    group: .output,
    summary: "m and v are those of one channel of one sample, not of the whole batch",
    hint: "Change one sample of a batch: should the outputs for the others change?",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + ε) + β in training with m and v over the spatial dimensions of
        each sample alone. That is instance normalisation.
        """,
      reason: """
        The mean is taken over `(2, 3)`: the spatial axes, without N.
        """,
      shows: """
        In training the output for a sample does not depend on the other samples. Without
        spatial dimensions every output is β.
        """,
      hidden: """
        N = 1, where both are the same.
        """,
      search: """
        Print the shape of the mean: C values, not N·C. N belongs to the axes that are
        averaged over.
        """
    ),
    leaks: [
      Mistake.Form("Their average over the batch goes into the running statistics.") { recipe, _ in
        recipe.update.elements = .sampleAndChannel
      }
    ],
    alternatives: [
      Mistake.Form("Eval does it as well, and the running statistics are only kept.") { recipe, _ in
        recipe.training.elements = .sampleAndChannel
        recipe.evaluation = recipe.training
      },
      Mistake.Form("Eval does it as well, and the running statistics never change.") { recipe, _ in
        recipe.training.elements = .sampleAndChannel
        recipe.evaluation = recipe.training
        recipe.update.inTraining = false
      },
    ]
  ) { recipe, _ in
    recipe.training.elements = .sampleAndChannel
  }
}
