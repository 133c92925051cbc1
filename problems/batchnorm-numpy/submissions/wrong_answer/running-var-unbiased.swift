// Stores var(axis=0, ddof=1), the variance divided by N - 1.
final class BatchNorm: BatchNormLayer {
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
      var mean = runningMean[c]
      var variance = runningVar[c]
      if training {
        mean = 0
        for n in 0..<rows { mean += x[n, c] }
        mean /= Double(rows)
        variance = 0
        for n in 0..<rows { variance += (x[n, c] - mean) * (x[n, c] - mean) }
        variance /= Double(rows)
        runningMean[c] = momentum * runningMean[c] + (1 - momentum) * mean
        let unbiased = variance * Double(rows) / Double(rows - 1)
        runningVar[c] = momentum * runningVar[c] + (1 - momentum) * unbiased
      }
      let deviation = (variance + eps).squareRoot()
      for n in 0..<rows {
        y[n, c] = gamma[c] * (x[n, c] - mean) / deviation + beta[c]
      }
    }
    return y
  }
}
