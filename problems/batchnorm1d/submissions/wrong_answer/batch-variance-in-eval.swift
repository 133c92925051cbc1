// In eval mode the mean is the running one, the variance still that of the batch.
final class MyBatchNorm1d: BatchNormLayer {
  var gamma: [Double]
  var beta: [Double]
  var runningMean: [Double]
  var runningVar: [Double]
  let eps: Double
  let momentum: Double

  init(numFeatures: Int, eps: Double, momentum: Double) {
    gamma = Array(repeating: 1, count: numFeatures)
    beta = Array(repeating: 0, count: numFeatures)
    runningMean = Array(repeating: 0, count: numFeatures)
    runningVar = Array(repeating: 1, count: numFeatures)
    self.eps = eps
    self.momentum = momentum
  }

  func forward(_ x: Tensor, training: Bool) -> Tensor {
    let rows = x.shape[0]
    let channels = x.shape[1]
    var y = Tensor(shape: x.shape)
    for c in 0..<channels {
      var batchMean = 0.0
      for n in 0..<rows { batchMean += x[n, c] }
      batchMean /= Double(rows)
      var batchVariance = 0.0
      for n in 0..<rows { batchVariance += (x[n, c] - batchMean) * (x[n, c] - batchMean) }
      batchVariance /= Double(rows)

      var mean = runningMean[c]
      var variance = runningVar[c]
      if training {
        mean = batchMean
        variance = batchVariance
        runningMean[c] = (1 - momentum) * runningMean[c] + momentum * mean
        runningVar[c] = (1 - momentum) * runningVar[c] + momentum * variance
      }
      let deviation = (batchVariance + eps).squareRoot()
      for n in 0..<rows {
        y[n, c] = gamma[c] * (x[n, c] - mean) / deviation + beta[c]
      }
    }
    return y
  }
}
