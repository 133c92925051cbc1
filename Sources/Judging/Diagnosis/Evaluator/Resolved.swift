import BatchNorm

/// A normalisation with all its numbers: y = scale·((x − mean)·inverse + offset) + shift, each looked
/// up by the element's group.
struct Resolved {
  /// The elements that share a mean; those that share a variance.
  var meanGroups: GroupStatistics
  var varianceGroups: GroupStatistics
  var mean: [Double]
  /// 1/s
  var inverse: [Double]
  /// d ln s/dv, times what the variance is multiplied by.
  var slope: [Double]
  /// What the variance was taken about.
  var centre: [Double]
  /// ε where it is added to the quotient, else 0.
  var offset: Double
  var affineIndex: [Int32]
  var scale: [Double]
  var shift: [Double]
  /// How much of the batch's mean and variance is in `mean` and in the variance: 1, a, or 0.
  var meanWeight: Double
  var varianceWeight: Double
}

/// The running statistics at a step, before and after its update.
struct StepState {
  var before: RunningStatistics
  /// nil while it is not known yet.
  var after: RunningStatistics?
  /// a, of the mean and of the variance.
  var weights = (mean: 0.0, variance: 0.0)
}

extension StepTables {
  func resolve(
    _ recipe: Recipe.Normalisation, _ configuration: BatchNormConfiguration, _ affine: Affine?,
    _ state: StepState?
  ) -> Resolved {
    let own = groups(recipe.elements)
    let running = groups(recipe.elements == .viewedColumn ? .viewedColumn : .channel)
    let (mean, meanGroups, meanWeight) = self.mean(recipe, own, running, state)
    var (variance, varianceGroups, varianceWeight) = self.variance(recipe, own, running, state)
    let centre = self.centre(recipe.centre, varianceGroups, state)
    let factor = self.factor(recipe.correction)
    if factor != 1 { for group in variance.indices { variance[group] *= factor } }

    let eps = recipe.eps.value(configuration.eps)
    var inverse = variance
    var slope = variance
    for group in variance.indices {
      let divisor = recipe.denominator.divisor(variance[group], eps)
      inverse[group] = 1 / divisor.value
      slope[group] = divisor.slope / divisor.value * factor
    }
    let (scale, shift) = recipe.affine.coefficients(affine, channels: step.shape.channels)
    return Resolved(
      meanGroups: meanGroups, varianceGroups: varianceGroups,
      mean: recipe.subtractsMean ? mean : mean.map { _ in 0 }, inverse: inverse, slope: slope,
      centre: centre, offset: recipe.denominator == .rootThenEps ? eps : 0,
      affineIndex: affineIndex(recipe.affineIndex), scale: scale, shift: shift,
      meanWeight: recipe.subtractsMean ? meanWeight : 0, varianceWeight: varianceWeight)
  }

  private func mean(
    _ recipe: Recipe.Normalisation, _ own: GroupStatistics, _ running: GroupStatistics,
    _ state: StepState?
  ) -> ([Double], GroupStatistics, weight: Double) {
    switch (recipe.mean, state) {
    case (.running, let state?): (state.before.mean, running, 0)
    case (.updatedRunning, let state?):
      ((state.after ?? state.before).mean, running, state.weights.mean)
    default: (own.mean, own, 1)
    }
  }

  private func variance(
    _ recipe: Recipe.Normalisation, _ own: GroupStatistics, _ running: GroupStatistics,
    _ state: StepState?
  ) -> ([Double], GroupStatistics, weight: Double) {
    switch (recipe.variance, state) {
    case (.running, let state?): (state.before.variance, running, 0)
    case (.updatedRunning, let state?):
      ((state.after ?? state.before).variance, running, state.weights.variance)
    default:
      (own.variance(about: centre(recipe.centre, own, state), recipe.rounding), own, 1)
    }
  }

  /// A value per group. Groups that are not the channels have no running mean to be centred on.
  func centre(_ centre: Recipe.Centre, _ own: GroupStatistics, _ state: StepState?) -> [Double] {
    switch (centre, state) {
    case (.zero, _): own.mean.map { _ in 0 }
    case (.runningMean, let state?) where own.count == step.shape.channels: state.before.mean
    case (.updatedRunningMean, let state?) where own.count == step.shape.channels:
      (state.after ?? state.before).mean
    default: own.mean
    }
  }
}

extension GroupStatistics {
  /// Σ(x − c)²/n = v + (m − c)²
  func variance(about centre: [Double], _ rounding: Recipe.Rounding) -> [Double] {
    (0..<count).map { group in
      let distance = mean[group] - centre[group]
      let exact = variance[group] + distance * distance
      switch rounding {
      case .negligible: return exact
      case .onePass: return onePassVariance[group] + distance * distance
      case .onePassLowest: return exact - onePassError(group)
      case .onePassHighest: return exact + onePassError(group)
      }
    }
  }

  /// A bound for the error of E[x²] − m² where each sum of n terms loses at most n·u of itself:
  /// both squares are of the size m² + v.
  func onePassError(_ group: Int) -> Double {
    let unit = Double.ulpOfOne / 2
    return 3 * (size[group] + 2) * unit * (mean[group] * mean[group] + variance[group])
  }
}

extension Recipe.Epsilon {
  func value(_ given: Double) -> Double {
    switch self {
    case .given: given
    case .fixed(let value): value
    }
  }
}

extension Recipe.Denominator {
  /// s and ds/dv.
  func divisor(_ variance: Double, _ eps: Double) -> (value: Double, slope: Double) {
    func root(_ sum: Double) -> (value: Double, slope: Double) {
      let value = sum.squareRoot()
      return (value, 1 / (2 * value))
    }
    switch self {
    case .rootOfSum: return root(variance + eps)
    case .rootPlusEps:
      let (value, slope) = root(variance)
      return (value + eps, slope)
    case .root, .rootThenEps: return root(variance)
    case .rootOfSumWithSquare: return root(variance + eps * eps)
    case .rootOfSumWithTwice: return root(variance + 2 * eps)
    case .rootOfFloor:
      return variance < eps ? (eps.squareRoot(), 0) : root(variance)
    case .sum: return (variance + eps, 1)
    case .one: return (1, 0)
    }
  }
}

extension Recipe.AffineForm {
  /// y = scale·x̂ + shift, a value per channel each.
  func coefficients(_ affine: Affine?, channels: Int) -> (scale: [Double], shift: [Double]) {
    let one = [Double](repeating: 1, count: channels)
    let zero = [Double](repeating: 0, count: channels)
    guard let affine else { return (one, zero) }
    let (gamma, beta) = (affine.gamma, affine.beta)
    return switch self {
    case .scaleThenShift: (gamma, beta)
    case .shiftOnly: (one, beta)
    case .scaleOnly: (gamma, zero)
    case .swapped: (beta, gamma)
    case .shiftThenScale: (gamma, zip(gamma, beta).map { $0 * $1 })
    case .missing: (one, zero)
    }
  }
}
