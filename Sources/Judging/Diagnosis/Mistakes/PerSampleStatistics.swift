extension Mistake {
  static let perSampleStatistics = Mistake(
    slug: "per-sample-statistics",
    title: "Normalises each sample (layer norm)",
    group: .output,
    summary: "m and v are those of a sample, not of a channel",
    hint: "Change one sample of a batch: should the outputs for the others change?",
    page: Page(
      computes: """
        y = γ·(x − m)/√(v + ε) + β in training with m and v over all elements of a sample.
        That is layer normalisation.
        """,
      reason: """
        The axes are mistaken: `axis=1` or `dim=-1` for a tensor whose first dimension is N.
        With `keepdims` nothing complains.
        """,
      shows: """
        In training the mean over a sample's normalised values is 0, and the mean over a
        channel is not. The output for a sample does not depend on the other samples.
        """,
      hidden: """
        A square input, N = C, hides the wrong shape of the statistics but not the wrong
        values.
        """,
      search: """
        Print the shape of the mean: it must have C values, not N. Change one sample: the
        outputs of the others must change too.
        """
    ),
    leaks: [
      Mistake.Form("Their average over the batch goes into the running statistics.") { recipe, _ in
        recipe.update.elements = .sample
      }
    ],
    alternatives: [
      Mistake.Form("Eval does it as well, and the running statistics are only kept.") { recipe, _ in
        recipe.training.elements = .sample
        recipe.evaluation = recipe.training
      },
      Mistake.Form("Eval does it as well, and the running statistics never change.") { recipe, _ in
        recipe.training.elements = .sample
        recipe.evaluation = recipe.training
        recipe.update.inTraining = false
      },
    ]
  ) { recipe, _ in
    recipe.training.elements = .sample
  }
}
