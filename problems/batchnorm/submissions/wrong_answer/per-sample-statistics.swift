// Layer normalization: the mean and the variance of each row instead of each column.
func myBatchNorm(
  _ x: Tensor, gamma: [Double], beta: [Double],
  runningMean: inout [Double], runningVar: inout [Double],
  eps: Double, momentum: Double, training: Bool
) -> Tensor {
  let rows = x.shape[0]
  let channels = x.shape[1]
  var y = Tensor(shape: x.shape)
  for n in 0..<rows {
    var mean = 0.0
    for c in 0..<channels { mean += x[n, c] }
    mean /= Double(channels)
    var variance = 0.0
    for c in 0..<channels { variance += (x[n, c] - mean) * (x[n, c] - mean) }
    variance /= Double(channels)
    for c in 0..<channels {
      if training {
        y[n, c] = gamma[c] * (x[n, c] - mean) / (variance + eps).squareRoot() + beta[c]
      } else {
        y[n, c] =
          gamma[c] * (x[n, c] - runningMean[c]) / (runningVar[c] + eps).squareRoot() + beta[c]
      }
    }
  }
  if training {
    for c in 0..<channels {
      var mean = 0.0
      for n in 0..<rows { mean += x[n, c] }
      mean /= Double(rows)
      var variance = 0.0
      for n in 0..<rows { variance += (x[n, c] - mean) * (x[n, c] - mean) }
      variance /= Double(rows)
      runningMean[c] = (1 - momentum) * runningMean[c] + momentum * mean
      runningVar[c] = (1 - momentum) * runningVar[c] + momentum * variance
    }
  }
  return y
}
