// Stops where backward should be.
final class BatchNorm: BatchNormLayer, BackwardBatchNorm {
  var gamma: [Double]
  var beta: [Double]
  var runningMean: [Double]
  var runningVar: [Double]
  let eps: Double
  let momentum: Double

  // What backward needs of the last forward.
  private var normalised = Tensor(shape: [0])
  private var scale: [Double] = []
  private var usedBatch = false

  init(numFeatures: Int, eps: Double, momentum: Double) {
    gamma = Array(repeating: 1, count: numFeatures)
    beta = Array(repeating: 0, count: numFeatures)
    runningMean = Array(repeating: 0, count: numFeatures)
    runningVar = Array(repeating: 1, count: numFeatures)
    scale = Array(repeating: 1, count: numFeatures)
    self.eps = eps
    self.momentum = momentum
  }

  func forward(_ x: Tensor, training: Bool) -> Tensor {
    let rows = x.shape[0]
    let channels = x.shape[1]
    var y = Tensor(shape: x.shape)
    normalised = Tensor(shape: x.shape)
    usedBatch = training
    for c in 0..<channels {
      var mean = runningMean[c]
      var variance = runningVar[c]
      if training {
        mean = 0
        for n in 0..<rows { mean += x.values[n * channels + c] }
        mean /= Double(rows)
        variance = 0
        for n in 0..<rows {
          let distance = x.values[n * channels + c] - mean
          variance += distance * distance
        }
        variance /= Double(rows)
        runningMean[c] = (1 - momentum) * runningMean[c] + momentum * mean
        let unbiased = variance * Double(rows) / Double(rows - 1)
        runningVar[c] = (1 - momentum) * runningVar[c] + momentum * unbiased
      }
      scale[c] = 1 / (variance + eps).squareRoot()
      for n in 0..<rows {
        let i = n * channels + c
        normalised.values[i] = (x.values[i] - mean) * scale[c]
        y.values[i] = gamma[c] * normalised.values[i] + beta[c]
      }
    }
    return y
  }

  func backward(_ gradOut: Tensor) -> Gradients {
    preconditionFailure("backward comes next week")
  }
}
