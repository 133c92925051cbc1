// Seed 001's class, right under its own rules: there momentum weighs the new batch, here the old
// value.
final class MyBatchNorm1d: BatchNormLayer {
  let eps: Double
  let momentum: Double
  // Learned parameters.
  var gamma: [Double]
  var beta: [Double]
  // Running statistics: not learned.
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
      let batchMean = meanOfColumns(x)
      var squares = x
      for i in x.values.indices {
        let distance = x.values[i] - batchMean[i % x.shape[1]]
        squares.values[i] = distance * distance
      }
      let batchVar = meanOfColumns(squares)

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
      let c = i % x.shape[1]
      let normalised = (x.values[i] - mean[c]) / (variance[c] + eps).squareRoot()
      out.values[i] = gamma[c] * normalised + beta[c]
    }
    return out
  }

  private func meanOfColumns(_ x: Tensor) -> [Double] {
    var sums = Array(repeating: 0.0, count: x.shape[1])
    for i in x.values.indices { sums[i % x.shape[1]] += x.values[i] }
    return sums.map { $0 / Double(x.shape[0]) }
  }
}
