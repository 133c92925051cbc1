package import BatchNorm

/// Every choice that an implementation of BatchNorm makes, as one value.
///
/// A problem's conventions are a recipe, a mistake is an edit of it, and `RecipeEvaluator` says what
/// a candidate that follows a recipe computes. In the comments m and v are the mean and the biased
/// variance of the batch, n counts the values of a channel, N the samples, s is what x is divided
/// by, x̂ = (x − m)/s, and `running` means the running statistics.
package struct Recipe: Hashable, Sendable {
  /// Forward in training mode.
  package var training = Normalisation(mean: .batch, variance: .batch)
  /// Forward in eval mode. Without running statistics eval does what training does.
  package var evaluation = Normalisation(mean: .running, variance: .running)
  /// The flag is read the wrong way round.
  package var modeInverted = false
  package var update = Update()
  package var backward = Backward()

  /// The right one for these conventions.
  package init(_ conventions: Conventions) {
    let weight: Weight = conventions.momentum == .update ? .momentum : .oneMinusMomentum
    update.meanWeight = weight
    update.varianceWeight = weight
    update.correction = conventions.runningVariance == .unbiased ? .bessel : .none
  }
}

extension Recipe {
  /// Which elements share a mean and a variance.
  package enum Elements: Int, Hashable, Sendable, CaseIterable {
    /// All of a channel: over N and the spatial dimensions.
    case channel
    /// One mean and one variance for the whole tensor.
    case everything
    /// All of a sample: layer norm.
    case sample
    /// One channel of one sample: instance norm.
    case sampleAndChannel
    /// One position of one channel, over N alone.
    case position
    /// A column of the buffer viewed as (count/C, C), although C is not the last dimension.
    case viewedColumn
  }

  /// What a variance is taken about.
  package enum Centre: Hashable, Sendable {
    case mean
    case zero
    /// The running mean as it was before the call.
    case runningMean
    /// The running mean after its update.
    case updatedRunningMean
  }

  /// By what a variance is multiplied.
  package enum Correction: Hashable, Sendable {
    case none
    /// n/(n − 1)
    case bessel
    /// n/(n − 1), and 1 where n is 1.
    case guardedBessel
    /// (n/(n − 1))²
    case besselTwice
    /// N/(N − 1)
    case besselOfBatch
    /// N/(N − 1), and 1 where N is 1.
    case guardedBesselOfBatch
    /// n/N: the sum over the channel divided by N.
    case sumOverBatch
  }

  /// How the variance is computed.
  package enum Rounding: Hashable, Sendable {
    /// Two passes, or anything as exact.
    case negligible
    /// E[x²] − m² in float64, summed in order.
    case onePass
    /// E[x²] − m² with the least that rounding can make of it.
    case onePassLowest
    /// E[x²] − m² with the most that rounding can make of it.
    case onePassHighest
  }
}
