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

  /// - Parameter memory: As for `OutputMap`.
  func run(reusing memory: consuming [Double]) -> ForwardResult {
    var result = ForwardResult(
      output: [], mean: given?.mean ?? Array(repeating: 0, count: shape.channels),
      variance: given?.variance ?? Array(repeating: 0, count: shape.channels), running: running)
    if shape.isSmall {
      result.output = Array(repeating: 0, count: shape.count)
      normaliseCarefully(channels: Array(0..<shape.channels), into: &result)
    } else {
      let (normalise, unusual) = computeStatistics(into: &result)
      result.output = normalise(x, reusing: memory)
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
      of: x, cotangent: nil, shape: shape, channels: 0..<shape.channels, given: given, eps: eps)
    let pairs = statistics.pairs
    let moments = statistics.moments
    let gammas = pairs.padded(gamma)
    let betas = pairs.padded(beta)
    let factors = pairs.map { (statistics.inverses[$0] * gammas.pair($0)).nearest }
    var unusual: [Int] = []
    for pair in 0..<pairs.count {
      let usual = moments[pair].areUsual(pivot: statistics.pivots.pair(pair), eps: eps)
      pairs.addUnset(usual, pair, to: &unusual)
    }
    if given == nil {
      result.mean = pairs.numbers { moments[$0].mean.nearest }
      result.variance = pairs.numbers { moments[$0].variance.nearest }
    }
    if let update, let running {
      let means = pairs.padded(running.mean)
      let variances = pairs.padded(running.variance)
      // 0 where all are finite.
      var check = Lanes()
      let newMeans = pairs.numbers {
        let new = update.mean(means.pair($0), moments[$0])
        check += new - new
        return new
      }
      let newVariances = pairs.numbers {
        let new = update.variance(variances.pair($0), moments[$0])
        check += new - new
        return new
      }
      result.running?.mean = newMeans
      result.running?.variance = newVariances
      if check != .zero {
        // The parts of a product overflow before the product does.
        let overflown = newMeans.indices.filter {
          !(newMeans[$0].isFinite && newVariances[$0].isFinite)
        }
        unusual = Set(unusual + overflown).sorted()
      }
    }
    let map = OutputMap(
      shape: shape, centre: pairs.numbers { moments[$0].mean.hi },
      factor: pairs.numbers { factors[$0] },
      offset: pairs.numbers { betas.pair($0) - moments[$0].mean.lo * factors[$0] })
    return (map, unusual)
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
