// Seed 003's class, right in batchnorm1d. Given the options of this exercise and its second shape,
// but its own rules: the biased variance is stored, and one value per channel is accepted.
final class BatchNorm1d: ConfigurableBatchNormLayer {
  func forward(_ x: Tensor, training: Bool) -> Tensor {
    let numerator: Tensor
    let variance: [Double]
    if training || !trackRunningStats {
      let meanX = meanOfChannels(x)
      numerator = minus(x, meanX)
      let varX = meanOfChannels(
        Tensor(shape: x.shape, values: numerator.values.map { $0 * $0 }))
      variance = varX

      // Update the running estimates.
      if trackRunningStats {
        batchesTracked += 1
        let weight = momentum ?? 1 / batchesTracked
        runningMean = zip(runningMean, meanX).map { (1 - weight) * $0 + weight * $1 }
        runningVar = zip(runningVar, varX).map { (1 - weight) * $0 + weight * $1 }
      }
    } else {
      numerator = minus(x, runningMean)
      variance = runningVar
    }

    var y = numerator
    for i in y.values.indices {
      let c = channel(of: i, in: x)
      let fraction = numerator.values[i] / (variance[c] + eps).squareRoot()
      y.values[i] = affine ? gamma[c] * fraction + beta[c] : fraction
    }
    return y
  }

  private func minus(_ x: Tensor, _ perChannel: [Double]) -> Tensor {
    var result = x
    for i in x.values.indices { result.values[i] -= perChannel[channel(of: i, in: x)] }
    return result
  }

  var gamma: [Double]
  var beta: [Double]
  var runningMean: [Double]
  var runningVar: [Double]
  let eps: Double
  let momentum: Double?
  let affine: Bool
  let trackRunningStats: Bool
  var batchesTracked = 0.0

  init(
    numFeatures: Int, eps: Double, momentum: Double?, affine: Bool, trackRunningStats: Bool
  ) {
    gamma = Array(repeating: 1, count: numFeatures)
    beta = Array(repeating: 0, count: numFeatures)
    runningMean = Array(repeating: 0, count: numFeatures)
    runningVar = Array(repeating: 1, count: numFeatures)
    self.eps = eps
    self.momentum = momentum
    self.affine = affine
    self.trackRunningStats = trackRunningStats
  }

  private func channel(of i: Int, in x: Tensor) -> Int {
    (x.shape.count == 3 ? i / x.shape[2] : i) % x.shape[1]
  }

  private func meanOfChannels(_ x: Tensor) -> [Double] {
    var sums = Array(repeating: 0.0, count: x.shape[1])
    for i in x.values.indices { sums[channel(of: i, in: x)] += x.values[i] }
    return sums.map { $0 / Double(x.count / x.shape[1]) }
  }
}
