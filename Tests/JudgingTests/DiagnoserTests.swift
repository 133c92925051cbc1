import BatchNorm
import Judging
import Testing

/// Candidates that follow a recipe, judged by the cases of a problem.
private struct Trial {
  var problem: Problem
  var cases: [Case]

  init(_ layouts: [String], _ conventions: Conventions = Probes.biased, full: Bool = false) throws {
    problem = try Probes.problem(layouts, conventions, cumulative: full)
    problem.options.notTracked = full
    problem.options.notAffine = full
    problem.groups = [.train, .eval, .sequence, .numerics, .gradient].map {
      Problem.Group(kind: $0, points: 1)
    }
    cases = try Planner.plan(problem, seed: 0)
  }

  func recipe(_ slugs: [String], _ edit: (inout Recipe) -> Void = { _ in }) throws -> Recipe {
    var recipe = Recipe(problem.conventions)
    for slug in slugs {
      let mistake = try #require(Mistake.named(slug))
      mistake.make(&recipe, problem)
    }
    edit(&recipe)
    return recipe
  }

  /// The diagnosis of a candidate, whose answers may be spoilt further.
  func diagnose(
    _ recipe: Recipe, backward: Bool = true, spoil: (Case, inout [StepValues]) -> Void = { _, _ in }
  ) -> [Diagnosis] {
    let observations = cases.map { scenario in
      var steps = recipe.predict(scenario)
      for step in steps.indices where !backward {
        steps[step].gradX = nil
        steps[step].gradGamma = nil
        steps[step].gradBeta = nil
      }
      spoil(scenario, &steps)
      return Observation(pass: Observation.Pass(steps: steps))
    }
    let results = cases.map { scenario in
      CaseResult(
        id: scenario.id, group: scenario.group, mode: scenario.modeName, purpose: "",
        verdict: .wrongAnswer,
        checks: [
          CheckResult(name: .output, status: .failed),
          CheckResult(name: .backwardX, status: .failed),
          CheckResult(name: .runningVar, status: .failed),
          CheckResult(name: .backwardGamma, status: .failed),
        ])
    }
    return Diagnoser(problem, cases: cases, observations: observations).diagnose(results)
  }
}

@Suite struct DiagnoserTests {
  private static let image = Result { try Trial(["NCHW"]) }
  private static let columns = Result { try Trial(["NC"], Probes.unbiased, full: true) }

  @Test("Every mistake is diagnosed as itself", arguments: Mistake.catalogue)
  func itself(_ mistake: Mistake) throws {
    let image = try Self.image.get()
    let trial = mistake.applies(to: image.problem) ? image : try Self.columns.get()
    let found = trial.diagnose(mistake.recipe(for: trial.problem))
    #expect(found.map(\.mistakes) == [[mistake.slug]])
    #expect(found.first?.title.hasPrefix(mistake.english.title) == true)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    var slugs: [String]
    var edit: @Sendable (inout Recipe) -> Void = { _ in }
    var named: [[String]]? = nil
    var says = ""

    var testDescription: String { "\(slugs) \(says)" }
  }

  static let forms = [
    Row(
      slugs: ["unbiased-variance-in-output"], edit: { $0.update.correction = .bessel },
      says: "The same variance goes into running_var."),
    Row(
      slugs: ["mean-not-subtracted"], edit: { $0.backward.follows = .ownForward },
      says: "Backward is wrong for the same reason."),
    Row(
      slugs: ["eps-outside-sqrt"], edit: { $0.backward.follows = .ownStatistics },
      says: "Backward is wrong for the same reason."),
    Row(slugs: ["gamma-missing"], says: "Backward is right: it belongs to the forward"),
    Row(
      slugs: ["sqrt-missing"], edit: { $0.evaluation.denominator = .rootOfSum },
      says: "Eval does it right."),
    Row(
      slugs: ["grad-x-negated"], edit: { $0.backward.modes = .training },
      says: "In eval backward is right."),
    // Backward uses the statistics of its own forward: one cause.
    Row(
      slugs: ["batch-stats-in-eval", "eval-backward-uses-training-formula"],
      named: [["batch-stats-in-eval"]]),
    // An earlier update in eval hides a later one.
    Row(
      slugs: ["running-stats-updated-in-eval", "eval-updates-then-uses"],
      named: [["eval-updates-then-uses"]]),
  ]

  static let pairs = [
    Row(slugs: ["beta-missing", "momentum-swapped"]),
    Row(slugs: ["eps-squared", "zero-gradient-in-eval"]),
    Row(slugs: ["one-pass-variance", "sqrt-missing-in-eval"]),
    Row(slugs: ["running-var-stores-std", "affine-missing-in-eval"]),
    Row(slugs: ["running-stats-not-updated", "grad-gamma-uses-input"]),
    Row(slugs: ["affine-on-last-axis", "mean-terms-divided-by-batch"]),
    // Each shows more through what the other stores or reads.
    Row(slugs: ["normalises-with-updated-running-stats", "running-var-not-updated"]),
    Row(slugs: ["running-var-not-updated", "mode-inverted"]),
  ]

  @Test("One or two mistakes are named, and what follows from them", arguments: forms + pairs)
  func named(_ row: Row) throws {
    let trial = try Self.image.get()
    let found = trial.diagnose(try trial.recipe(row.slugs, row.edit))
    #expect(found.map(\.mistakes) == row.named ?? [row.slugs])
    #expect(found.first?.advice.contains(row.says) == true || row.says.isEmpty)
    #expect(found.allSatisfy { $0.of == 4 * trial.cases.count && $0.explains > 0 })
  }

  @Test("Mistakes that no case tells apart are named together")
  func together() throws {
    var trial = try Trial(["NC"])
    trial.cases = [
      try Probes.sequence("NC", [[5, 3], [4, 3]], modes: [.train, .train], eps: 1e-3)
    ]
    // The variances are far above eps.
    let found = trial.diagnose(try trial.recipe(["eps-as-floor"]), backward: false)
    #expect(found.map(\.mistakes) == [["eps-missing"], ["eps-as-floor"]])
  }

  @Test("A candidate without backward is diagnosed by its forward")
  func withoutBackward() throws {
    let trial = try Self.columns.get()
    let recipe = try trial.recipe(["eps-missing", "running-var-biased"])
    #expect(
      trial.diagnose(recipe, backward: false).map(\.mistakes) == [
        ["eps-missing", "running-var-biased"]
      ]
    )
  }

  @Test("No mistake is named that a single number contradicts")
  func contradicted() throws {
    let trial = try Self.columns.get()
    for slug in ["eps-missing", "momentum-swapped", "one-pass-variance", "gradients-all-zero"] {
      let found = trial.diagnose(try trial.recipe([slug])) { scenario, steps in
        if scenario.id == "train-general-nc" { steps[0].output?[5] += 1e-3 }
      }
      #expect(found.map(\.mistakes) == [[]])
    }
  }

  @Test("Nothing is said of a candidate that is right")
  func right() throws {
    let trial = try Self.columns.get()
    let observations = trial.cases.map {
      Observation(pass: Observation.Pass(steps: Recipe(Probes.unbiased).predict($0)))
    }
    #expect(
      Diagnoser(trial.problem, cases: trial.cases, observations: observations).diagnose([]).isEmpty)
  }

  /// Ways of being wrong that no mistake explains, and what is certain of them.
  static let facts:
    [(title: String, advice: String, spoil: @Sendable (Case, inout [StepValues]) -> Void)] =
      [
        (
          "Wrong in training and in eval. Wrong: output. Right: running_mean, running_var, grad_x,",
          "output in eval: off by the same factor in every channel, 1.0328.",
          { _, steps in
            for step in steps.indices {
              steps[step].output = steps[step].output?.map { $0 * 1.0328 }
            }
          }
        ),
        (
          "Right in training, wrong in eval. Wrong: output.",
          "output in eval: off by the same amount everywhere, 0.5.",
          { scenario, steps in
            for step in steps.indices where scenario.steps[step].mode == .eval {
              steps[step].output = steps[step].output?.map { $0 + 0.5 }
            }
          }
        ),
        (
          "Forward is right, backward is wrong. Wrong: grad_x.",
          "About 7 digits are right everywhere, as in arithmetic of single precision.",
          { _, steps in
            for step in steps.indices {
              steps[step].gradX = steps[step].gradX?.map { Double(Float($0)) }
            }
          }
        ),
        (
          "Wrong in training and in eval. Wrong: output.",
          "output in training: NaN where numbers are due.",
          { _, steps in
            for step in steps.indices {
              if let last = steps[step].output?.indices.last { steps[step].output?[last] = .nan }
            }
          }
        ),
        (
          "Right in eval, wrong in training. Wrong: output.",
          "output in training: right up to n = 60, wrong from 257 on.",
          { scenario, steps in
            for step in steps.indices
            where scenario.steps[step].mode == .train
              && scenario.steps[step].shape.valuesPerChannel > 100
            {
              steps[step].output = steps[step].output?.map { $0 + abs($0) }
            }
          }
        ),
      ]

  @Test("Where no mistake explains it, what is certain is said", arguments: facts.indices)
  func certain(_ index: Int) throws {
    let trial = try Self.columns.get()
    let (title, advice, spoil) = Self.facts[index]
    let found = trial.diagnose(Recipe(Probes.unbiased), spoil: spoil)
    #expect(found.map(\.mistakes) == [[]])
    #expect(found[0].title.hasPrefix(title))
    #expect(found[0].advice.contains(advice))
  }
}
