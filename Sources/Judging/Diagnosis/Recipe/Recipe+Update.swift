extension Recipe {
  /// How the running statistics change: new = (1 − a)·old + a·batch.
  package struct Update: Hashable, Sendable {
    package var inTraining = true
    /// After eval has used them, unless eval reads the updated ones.
    package var inEval = false
    package var updatesMean = true
    package var updatesVariance = true
    package var meanWeight: Weight = .momentum
    package var varianceWeight: Weight = .momentum
    /// a where the momentum is None.
    package var cumulativeWeight: CumulativeWeight = .oneOverCount
    /// old is multiplied by 1 − a.
    package var decays = true
    /// How often it is done in one call.
    package var times = 1
    /// Each of these times counts as a batch.
    package var countsEachTime = false
    package var firstBatch: FirstBatch = .ordinary
    package var values: Values = .input
    /// What is not one value per channel is averaged over each channel's elements.
    package var elements: Elements = .channel
    package var centre: Centre = .mean
    package var correction: Correction = .none
    package var rounding: Rounding = .negligible
    package var stored: StoredVariance = .variance
    package var places: Places = .own
  }

  /// a, the weight of the new batch, for a momentum p.
  package enum Weight: Hashable, Sendable {
    /// p
    case momentum
    /// 1 − p
    case oneMinusMomentum
    /// Whatever p is.
    case fixed(Double)
    /// 1, the cumulative average included.
    case one
  }

  /// a at batch t = 1, 2, … of a cumulative average.
  package enum CumulativeWeight: Hashable, Sendable {
    /// 1/t
    case oneOverCount
    /// 1/(t + 1)
    case oneOverNextCount
    /// 1 − 1/t
    case complement
    case fixed(Double)
  }

  package enum FirstBatch: Hashable, Sendable {
    case ordinary
    /// It replaces the statistics of a layer that has seen none.
    case replaces
    /// It replaces statistics that are 0 and 1 in every channel.
    case replacesFresh
  }

  package enum Values: Hashable, Sendable {
    case input
    /// y
    case output
  }

  /// What of the variance is kept.
  package enum StoredVariance: Hashable, Sendable {
    case variance
    /// √v
    case deviation
    /// 1/√(v + ε)
    case inverseDeviation
    /// v + ε
    case variancePlusEps
    /// (v + ε)·n/(n − 1), if that is the correction
    case variancePlusEpsCorrected
  }

  package enum Places: Hashable, Sendable {
    case own
    /// The new running mean is stored as the variance, and the reverse.
    case newValuesSwapped
    /// The batch's variance goes into the running mean, and the reverse.
    case batchValuesSwapped
  }
}
