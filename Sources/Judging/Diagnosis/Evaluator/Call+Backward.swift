import BatchNorm

extension Call {
  /// dx, dγ and dβ by the recipe, right after this forward.
  func backward(_ gradOutput: [Double]) -> Gradients {
    let choices = choices
    let followsOwn = choices.follows != .rightForward
    let source = followsOwn ? recipe : right
    var trains = followsOwn ? self.trains : state == nil || table.step.mode == .train
    var normalisation = trains ? source.training : source.evaluation
    let evaluates = !trains
    if evaluates, choices.inEval == .training || choices.inEval == .trainingWithRunning {
      trains = true
      if choices.inEval == .training { normalisation = source.training }
    } else if trains, choices.statistics != .batch {
      normalisation.mean = choices.statistics
      normalisation.variance = choices.statistics
    } else if evaluates, choices.evalStatistics != .running {
      normalisation.mean = choices.evalStatistics
      normalisation.variance = choices.evalStatistics
    }
    var spoilt = normalisation
    if !choices.usesEps { spoilt.denominator = .root }
    if trains, choices.correction != .none { spoilt.correction = choices.correction }
    let forward = resolve(choices.keepsNormalised ? normalisation : spoilt)
    var terms = terms(forward, trains: trains)
    if choices.keepsNormalised { terms.inverse = resolve(spoilt).inverse }
    var gradients = table.gradients(
      choices, forward, terms, gradOutput: gradOutput, output: output)
    finish(&gradients, evaluates: evaluates)
    return gradients
  }

  private func resolve(_ normalisation: Recipe.Normalisation) -> Resolved {
    normalisation == (trains ? recipe.training : recipe.evaluation)
      ? forward : table.resolve(normalisation, configuration, affine, state)
  }

  /// The recipe's, where they hold in this mode.
  private var choices: Recipe.Backward {
    let modes: Recipe.Modes = table.step.mode == .train ? .training : .eval
    guard recipe.backward.modes != .both, recipe.backward.modes != modes else {
      return recipe.backward
    }
    var right = Recipe.Backward()
    right.follows = recipe.backward.follows
    return right
  }

  private func terms(_ forward: Resolved, trains: Bool) -> BackwardTerms {
    let choices = choices
    let usual =
      choices.follows != .ownForward || choices.statistics != .batch || choices.inEval != .own
    var mean = usual ? (trains ? 1 : 0) : forward.meanWeight
    var variance = usual ? (trains ? 1 : 0) : forward.varianceWeight
    if !choices.hasMeanTerm { mean = 0 }
    if !choices.hasVarianceTerm { variance = 0 }
    let gamma = affine?.gamma ?? [Double](repeating: 1, count: forward.scale.count)
    let scale =
      switch choices.gammaPower {
      case 0: gamma.map { _ in 1.0 }
      case 2: gamma.map { $0 * $0 }
      default: usual ? gamma : forward.scale
      }
    let channels = table.groups(.channel)
    return BackwardTerms(
      mean: mean, variance: variance, usual: usual, scale: scale,
      sums: choices.follows == .ownStatisticsByChannel ? (channels, channels) : nil)
  }

  private var zeroes: [Recipe.EvalFormula] { [.zeroX, .zero] }

  /// What is done with the gradients after the sums: here dγ = Σdy·x̂ and dβ = Σdy still.
  private func finish(_ gradients: inout Gradients, evaluates: Bool) {
    let choices = choices
    guard let affine, var product = gradients.gamma, var sum = gradients.beta else {
      gradients.gamma = nil
      gradients.beta = nil
      if choices.allZero || evaluates && zeroes.contains(choices.inEval) { gradients.x.clear() }
      return
    }
    if choices.follows == .ownForward {
      let form = trains ? recipe.training.affine : recipe.evaluation.affine
      (product, sum) = form.parameterGradients(product: product, sum: sum, affine)
    }
    if choices.averagesParameters {
      let count = Double(table.step.shape.valuesPerChannel)
      product = product.map { $0 / count }
      sum = sum.map { $0 / count }
    }
    if choices.swapsParameters { (product, sum) = (sum, product) }
    if choices.allZero || evaluates && choices.inEval == .zero {
      product.clear()
      sum.clear()
    }
    if choices.allZero || evaluates && zeroes.contains(choices.inEval) { gradients.x.clear() }
    gradients.gamma = product
    gradients.beta = sum
  }
}

extension Recipe.AffineForm {
  /// dγ and dβ from Σdy·x̂ and Σdy.
  func parameterGradients(
    product: [Double], sum: [Double], _ affine: Affine
  ) -> (gamma: [Double], beta: [Double]) {
    let zero = product.map { _ in 0.0 }
    return switch self {
    case .scaleThenShift: (product, sum)
    case .shiftOnly: (zero, sum)
    case .scaleOnly: (product, zero)
    case .swapped: (sum, product)
    case .shiftThenScale:
      (
        zip(product, zip(sum, affine.beta)).map { $0 + $1.0 * $1.1 },
        zip(affine.gamma, sum).map { $0 * $1 }
      )
    case .missing: (zero, zero)
    }
  }
}

extension [Double] {
  fileprivate mutating func clear() { for index in indices { self[index] = 0 } }
}
