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
    scope: .spatialInput,
    alternatives: [
      Mistake.Form("With N = 1 it corrects nothing.") { recipe, _ in
        recipe.update.correction = .guardedBesselOfBatch
      }
    ]
  ) { recipe, _ in
    recipe.update.correction = .besselOfBatch
  }
}
