/// One call of forward, with its arguments in order.
struct ForwardPass {
  let x: [Double]
  let shape: TensorShape
  let gamma: [Double]
  let beta: [Double]
  let running: RunningStatistics?
  /// The running statistics to normalise with; nil: the batch's.
  let given: RunningStatistics?
  /// nil: the running statistics stay as they are.
  let update: RunningUpdate?
  let eps: Double

  func run() -> ForwardResult {
    var result = ForwardResult(
      output: [], mean: given?.mean ?? Array(repeating: 0, count: shape.channels),
      variance: given?.variance ?? Array(repeating: 0, count: shape.channels), running: running)
    if shape.isSmall {
      result.output = Array(repeating: 0, count: shape.count)
      normaliseCarefully(channels: Array(0..<shape.channels), into: &result)
    } else {
      let (normalise, unusual) = computeStatistics(into: &result)
      result.output = normalise(x)
      normaliseCarefully(channels: unusual, into: &result)
    }
    if update != nil { result.running?.batchesSeen &+= 1 }
    return result
  }

  /// Two channels at a time.
  ///
  /// - Returns: How to normalise, and the channels whose statistics cannot be relied on.
  private func computeStatistics(
    into result: inout ForwardResult
  ) -> (OutputMap, unusual: [Int]) {
    let statistics = PairedStatistics(
      of: x, cotangent: nil, shape: shape, given: given, eps: eps)
    let pairs = statistics.pairs
    let gamma = pairs.padded(gamma)
    let beta = pairs.padded(beta)
    var centre = gamma
    var factor = gamma
    var offset = gamma
    var mean = pairs.padded(result.mean)
    var variance = pairs.padded(result.variance)
    var runningMean = pairs.padded(running?.mean ?? [])
    var runningVariance = pairs.padded(running?.variance ?? [])
    var unusual: [Int] = []
    do {
      let pivots = statistics.pivots.span
      let gammas = gamma.span
      let betas = beta.span
      var centres = centre.mutableSpan
      var factors = factor.mutableSpan
      var offsets = offset.mutableSpan
      var means = mean.mutableSpan
      var variances = variance.mutableSpan
      var runningMeans = runningMean.mutableSpan
      var runningVariances = runningVariance.mutableSpan
      for pair in 0..<pairs.count {
        let pivot = pivots.lanes(2 * pair)
        let moments = statistics.moments[pair]
        pairs.addUnset(moments.areUsual(pivot: pivot, eps: eps), pair, to: &unusual)
        let scaled = (statistics.inverses[pair] * gammas.lanes(2 * pair)).nearest
        centres.set(2 * pair, moments.mean.hi)
        factors.set(2 * pair, scaled)
        offsets.set(2 * pair, betas.lanes(2 * pair) - moments.mean.lo * scaled)
        means.set(2 * pair, moments.mean.nearest)
        variances.set(2 * pair, moments.variance.nearest)
        update?.apply(moments, pair, to: &runningMeans, &runningVariances)
      }
    }
    result.mean = pairs.trimmed(mean)
    result.variance = pairs.trimmed(variance)
    result.running?.mean = pairs.trimmed(runningMean)
    result.running?.variance = pairs.trimmed(runningVariance)
    return (
      OutputMap(
        shape: shape, centre: pairs.trimmed(centre), factor: pairs.trimmed(factor),
        offset: pairs.trimmed(offset)), unusual
    )
  }

  private func normaliseCarefully(channels: [Int], into result: inout ForwardResult) {
    if channels.isEmpty { return }
    var careful = CarefulChannel(shape: shape, eps: eps)
    for channel in channels {
      let moments = careful.forward(
        x, channel: channel, running: given, gamma: gamma[channel], beta: beta[channel],
        into: &result.output)
      if given != nil { continue }
      result.mean[channel] = moments.mean.rounded
      result.variance[channel] = moments.variance.rounded
      if let update, let running {
        result.running?.mean[channel] = update.mix(running.mean[channel], moments.mean)
        result.running?.variance[channel] = update.mix(
          running.variance[channel], update.corrected(moments.variance))
      }
    }
  }
}
