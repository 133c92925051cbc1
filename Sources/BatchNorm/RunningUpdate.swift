/// How a training batch moves the running statistics: new = (1 − a)·old + a·batch.
struct RunningUpdate {
  /// a
  private let batch: DoubleDouble<Double>
  /// 1 − a
  private let old: DoubleDouble<Double>
  /// What the biased variance is multiplied by: 1 or n/(n − 1).
  private let correction: DoubleDouble<Double>
  /// Both at once.
  private let batchVariance: DoubleDouble<Double>

  /// Weights by the convention; without a momentum, a is one over the batches so far, this one
  /// included.
  init(configuration: BatchNormConfiguration, batchesSeen: Int, count: Int) {
    let one = DoubleDouble(1.0)
    switch (configuration.momentum, configuration.conventions.momentum) {
    case (nil, _): batch = one / (Double(batchesSeen) + 1)
    case (let momentum?, .update): batch = DoubleDouble(momentum)
    case (let momentum?, .keep): batch = DoubleDouble.sum(1, -momentum)
    }
    old = one - batch
    let isBiased = configuration.conventions.runningVariance == .biased
    correction = isBiased ? one : DoubleDouble(Double(count)) / (Double(count) - 1)
    batchVariance = batch * correction
  }

  /// The new running means of a pair of channels whose statistics are usual numbers.
  @inline(__always)
  func mean(_ before: Lanes, _ moments: Moments<Lanes>) -> Lanes {
    (old.inBothLanes * before + batch.inBothLanes * moments.mean).nearest
  }

  /// The new running variances of such a pair.
  @inline(__always)
  func variance(_ before: Lanes, _ moments: Moments<Lanes>) -> Lanes {
    (old.inBothLanes * before + batchVariance.inBothLanes * moments.variance).nearest
  }

  /// The new value of a running statistic; an exact one where it is finite.
  func mix(_ before: Double, _ new: DoubleDouble<Double>) -> Double {
    let exact = (old * before + batch * new).rounded
    return exact.isFinite ? exact : old.rounded * before + batch.rounded * new.rounded
  }

  /// The variance that goes into the running one, from the biased one.
  func corrected(_ variance: DoubleDouble<Double>) -> DoubleDouble<Double> {
    variance * correction
  }
}
