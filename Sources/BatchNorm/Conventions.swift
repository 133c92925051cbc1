/// What exercises disagree about.
package struct Conventions: Hashable, Sendable {
  /// Which side `momentum` weighs.
  package enum Momentum: String, Hashable, Sendable, CaseIterable {
    /// new = (1 − m)·old + m·batch, as in PyTorch.
    case update
    /// new = m·old + (1 − m)·batch, as in TensorFlow and the 2015 paper's implementations.
    case keep
  }

  /// Which variance goes into the running variance. Normalising uses the biased one always.
  package enum RunningVariance: String, Hashable, Sendable, CaseIterable {
    /// Σ(x − m)²/n
    case biased
    /// Σ(x − m)²/(n − 1)
    case unbiased
  }

  package var momentum: Momentum
  package var runningVariance: RunningVariance

  package init(momentum: Momentum, runningVariance: RunningVariance) {
    self.momentum = momentum
    self.runningVariance = runningVariance
  }

  /// a, the weight of the new batch, for a momentum m; nil is the cumulative average, whose weight
  /// is one over the number of batches, this one included.
  package func batchWeight(momentum: Double?, batchesSeen: Int) -> Double {
    guard let momentum else { return 1 / (Double(batchesSeen) + 1) }
    return self.momentum == .update ? momentum : 1 - momentum
  }
}
