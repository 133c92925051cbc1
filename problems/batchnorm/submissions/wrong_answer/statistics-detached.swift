// A right forward, and a backward that takes the batch mean and variance for constants.
func myBatchNorm(
  _ x: Tensor, gamma: [Double], beta: [Double],
  runningMean: inout [Double], runningVar: inout [Double],
  eps: Double, momentum: Double, training: Bool
) -> Tensor {
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
      runningMean[c] = (1 - momentum) * runningMean[c] + momentum * mean
      runningVar[c] = (1 - momentum) * runningVar[c] + momentum * variance
    }
    let deviation = (variance + eps).squareRoot()
    for n in 0..<rows {
      y[n, c] = gamma[c] * (x[n, c] - mean) / deviation + beta[c]
    }
  }
  return y
}

func myBatchNormBackward(
  gradOut: Tensor, x: Tensor, gamma: [Double],
  runningMean: [Double], runningVar: [Double], eps: Double, training: Bool
) -> Gradients {
  let rows = x.shape[0]
  let channels = x.shape[1]
  let count = Double(rows)
  var gradients = Gradients(
    x: Tensor(shape: x.shape), gamma: Array(repeating: 0, count: channels),
    beta: Array(repeating: 0, count: channels))
  for c in 0..<channels {
    var mean = runningMean[c]
    var variance = runningVar[c]
    if training {
      mean = 0
      for n in 0..<rows { mean += x[n, c] }
      mean /= count
      variance = 0
      for n in 0..<rows { variance += (x[n, c] - mean) * (x[n, c] - mean) }
      variance /= count
    }
    let scale = 1 / (variance + eps).squareRoot()
    var sum = 0.0
    var sumWithNormalised = 0.0
    for n in 0..<rows {
      sum += gradOut[n, c]
      sumWithNormalised += gradOut[n, c] * (x[n, c] - mean) * scale
    }
    gradients.beta[c] = sum
    gradients.gamma[c] = sumWithNormalised
    for n in 0..<rows {
      gradients.x[n, c] = gamma[c] * scale * gradOut[n, c]
    }
  }
  return gradients
}
