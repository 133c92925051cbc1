// Seed 001's MyBatchNom2d: mean and var over dimensions (0, 2, 3), unbiased=False.
final class MyBatchNorm2d: BatchNormLayer {
  let eps: Double
  let momentum: Double
  // Learned parameters, (C).
  var gamma: [Double]
  var beta: [Double]
  // Running statistics, (C): not learned.
  var runningMean: [Double]
  var runningVar: [Double]

  init(numFeatures: Int, eps: Double = 1e-5, momentum: Double = 0.1) {
    self.eps = eps
    self.momentum = momentum
    gamma = Array(repeating: 1, count: numFeatures)
    beta = Array(repeating: 0, count: numFeatures)
    runningMean = Array(repeating: 0, count: numFeatures)
    runningVar = Array(repeating: 1, count: numFeatures)
  }

  func forward(_ x: Tensor, training: Bool) -> Tensor {
    let mean: [Double]
    let variance: [Double]
    if training {
      let batchMean = meanOfChannels(x)
      var squares = x
      for i in x.values.indices {
        let distance = x.values[i] - batchMean[channel(of: i, in: x)]
        squares.values[i] = distance * distance
      }
      let batchVar = meanOfChannels(squares)

      for c in batchMean.indices {
        runningMean[c] = (1 - momentum) * runningMean[c] + momentum * batchMean[c]
        runningVar[c] = (1 - momentum) * runningVar[c] + momentum * batchVar[c]
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
      out.values[i] = normalised * gamma[c] + beta[c]
    }
    return out
  }

  /// The mean over dimensions 0, 2 and 3.
  private func meanOfChannels(_ x: Tensor) -> [Double] {
    var sums = Array(repeating: 0.0, count: x.shape[1])
    for i in x.values.indices { sums[channel(of: i, in: x)] += x.values[i] }
    return sums.map { $0 / Double(x.shape[0] * x.shape[2] * x.shape[3]) }
  }

  private func channel(of i: Int, in x: Tensor) -> Int {
    i / (x.shape[2] * x.shape[3]) % x.shape[1]
  }
}
