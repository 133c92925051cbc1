import BatchNorm

/// One forward, and the backward that may follow it, by a recipe.
struct Call {
  let table: StepTables
  let recipe: Recipe
  let right: Recipe
  let configuration: BatchNormConfiguration
  let affine: Affine?
  /// The path that forward takes; without running statistics always that of training.
  let trains: Bool
  /// It changes the running statistics.
  let updates: Bool
  let forward: Resolved
  let output: [Double]
  private(set) var state: StepState?

  init(
    _ table: StepTables, _ scenario: Case, _ recipe: Recipe, _ right: Recipe,
    _ running: RunningStatistics?
  ) {
    self.table = table
    self.recipe = recipe
    self.right = right
    configuration = scenario.configuration
    affine = scenario.affine
    trains = running == nil || (table.step.mode == .train) != recipe.modeInverted
    let normalisation = trains ? recipe.training : recipe.evaluation
    let updates = running != nil && (trains ? recipe.update.inTraining : recipe.update.inEval)
    self.updates = updates
    let updatesFirst = updates && normalisation.readsUpdated
    var state = running.map { StepState(before: $0) }
    if let old = state, updatesFirst {
      state = table.updated(old, by: recipe.update, configuration, output: nil)
    }
    forward = table.resolve(normalisation, configuration, affine, state)
    output = table.output(forward)
    if let old = state, updates, !updatesFirst {
      state = table.updated(
        old, by: recipe.update, configuration,
        output: recipe.update.values == .output ? output : nil)
    }
    if let old = state, old.after == nil { state?.after = old.before }
    self.state = state
  }

  /// The update wants the unbiased variance of one value: NaN, infinite or guarded.
  var storesUndefined: Bool {
    updates && recipe.update.correction.isUndefined(for: table.step.shape.valuesPerChannel)
  }

  var readsUpdated: Bool { (trains ? recipe.training : recipe.evaluation).readsUpdated }

  func values() -> StepValues {
    var values = StepValues(
      output: output, runningMean: state?.after?.mean,
      runningVariance: storesUndefined ? nil : state?.after?.variance)
    guard let gradOutput = table.step.gradOutput else { return values }
    let gradients = backward(gradOutput)
    values.gradX = gradients.x
    values.gradGamma = gradients.gamma
    values.gradBeta = gradients.beta
    return values
  }
}

extension Recipe.Correction {
  func isUndefined(for count: Int) -> Bool {
    count == 1 && (self == .bessel || self == .besselTwice)
  }
}

extension Recipe.Normalisation {
  var readsUpdated: Bool {
    mean == .updatedRunning || variance == .updatedRunning || centre == .updatedRunningMean
  }
}
