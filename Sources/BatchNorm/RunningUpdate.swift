/// How a training batch moves the running statistics: new = (1 − a)·old + a·batch.
struct RunningUpdate {
  /// a
  let batch: DoubleDouble
  /// 1 − a
  let old: DoubleDouble
  let convention: Conventions.RunningVariance
  /// n
  let count: Int

  /// Weights by the convention; without a momentum, a is one over the batches so far, this one
  /// included.
  init(configuration: BatchNormConfiguration, batchesSeen: Int, count: Int) {
    let one = DoubleDouble(1)
    switch (configuration.momentum, configuration.conventions.momentum) {
    case (nil, _): batch = one / (Double(batchesSeen) + 1)
    case (let momentum?, .update): batch = DoubleDouble(momentum)
    case (let momentum?, .keep): batch = DoubleDouble.sum(1, -momentum)
    }
    old = one - batch
    convention = configuration.conventions.runningVariance
    self.count = count
  }

  func apply(_ statistics: ChannelStatistics, to running: inout RunningStatistics, channel: Int) {
    running.mean[channel] = mix(running.mean[channel], statistics.trueMean)
    var variance = statistics.trueVariance
    if convention == .unbiased { variance = variance * Double(count) / (Double(count) - 1) }
    running.variance[channel] = mix(running.variance[channel], variance)
  }

  private func mix(_ before: Double, _ new: DoubleDouble) -> Double {
    let exact = (old * before + batch * new).rounded
    return exact.isFinite ? exact : old.rounded * before + batch.rounded * new.rounded
  }
}
