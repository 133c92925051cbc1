// Seed 002's class, right in batchnorm-numpy. Given the options of this exercise and its second
// shape, but its own rules: momentum weighs the old value, the biased variance is stored, and one
// value per channel is accepted.
final class BatchNorm: ConfigurableBatchNormLayer {
  func forward(_ x: Tensor, training: Bool) -> Tensor {
    let mean: [Double]
    let variance: [Double]
    if training || !trackRunningStats {
      let batchMean = meanOfChannels(x)
      var squares = x
      for i in x.values.indices {
        let distance = x.values[i] - batchMean[channel(of: i, in: x)]
        squares.values[i] = distance * distance
      }
      let batchVar = meanOfChannels(squares)

      if trackRunningStats {
        batchesTracked += 1
        let momentum = self.momentum ?? 1 - 1 / batchesTracked
        for c in batchMean.indices {
          runningMean[c] = momentum * runningMean[c] + (1 - momentum) * batchMean[c]
          runningVar[c] = momentum * runningVar[c] + (1 - momentum) * batchVar[c]
        }
      }
      mean = batchMean
      variance = batchVar
    } else {
      mean = runningMean
      variance = runningVar
    }

    var out = x
    for i in x.values.indices {
      let c = channel(of: i, in: x)
      let normalised = (x.values[i] - mean[c]) / (variance[c] + eps).squareRoot()
      out.values[i] = affine ? gamma[c] * normalised + beta[c] : normalised
    }
    return out
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
