/// γ and β, a value per channel each.
package struct Affine: Hashable, Sendable {
  package var gamma: [Double]
  package var beta: [Double]

  package init(gamma: [Double], beta: [Double]) {
    self.gamma = gamma
    self.beta = beta
  }

  /// Those of a new layer: gamma 1, beta 0.
  package static func fresh(channels: Int) -> Affine {
    Affine(
      gamma: Array(repeating: 1, count: channels), beta: Array(repeating: 0, count: channels))
  }
}

/// The running mean and variance, a value per channel each, and how many batches went into them.
package struct RunningStatistics: Hashable, Sendable {
  package var mean: [Double]
  package var variance: [Double]
  package var batchesSeen: Int

  package init(mean: [Double], variance: [Double], batchesSeen: Int = 0) {
    self.mean = mean
    self.variance = variance
    self.batchesSeen = batchesSeen
  }

  /// Those of a new layer: mean 0, variance 1.
  package static func fresh(channels: Int) -> RunningStatistics {
    RunningStatistics(
      mean: Array(repeating: 0, count: channels), variance: Array(repeating: 1, count: channels))
  }
}

/// What stays the same from call to call.
package struct BatchNormConfiguration: Hashable, Sendable {
  package var eps: Double
  /// nil: the running statistics are the average over all batches so far.
  package var momentum: Double?
  package var conventions: Conventions

  package init(eps: Double, momentum: Double?, conventions: Conventions) {
    self.eps = eps
    self.momentum = momentum
    self.conventions = conventions
  }
}

package enum Mode: String, Hashable, Sendable, CaseIterable {
  case train
  case eval
}
