// Ignores the mode when normalising: the batch's own statistics, always.
func myBatchNorm(
  _ x: Tensor, gamma: [Double], beta: [Double],
  runningMean: inout [Double], runningVar: inout [Double],
  eps: Double, momentum: Double, training: Bool
) -> Tensor {
  let rows = x.shape[0]
  let channels = x.shape[1]
  var y = Tensor(shape: x.shape)
  for c in 0..<channels {
    var mean = 0.0
    for n in 0..<rows { mean += x[n, c] }
    mean /= Double(rows)
    var variance = 0.0
    for n in 0..<rows { variance += (x[n, c] - mean) * (x[n, c] - mean) }
    variance /= Double(rows)
    if training {
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
