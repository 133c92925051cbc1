// Stands after every attack in Swift: a right solution that calls `attack` first.
func myBatchNorm(
  _ x: Tensor, gamma: [Double], beta: [Double],
  runningMean: inout [Double], runningVar: inout [Double],
  eps: Double, momentum: Double, training: Bool
) -> Tensor {
  attack()
  let (rows, channels) = (x.shape[0], x.shape[1])
  var y = Tensor(shape: x.shape)
  for c in 0..<channels {
    var (mean, variance) = (runningMean[c], runningVar[c])
    if training {
      mean = (0..<rows).reduce(0) { $0 + x[$1, c] } / Double(rows)
      variance = (0..<rows).reduce(0) { $0 + (x[$1, c] - mean) * (x[$1, c] - mean) } / Double(rows)
      runningMean[c] += momentum * (mean - runningMean[c])
      runningVar[c] += momentum * (variance - runningVar[c])
    }
    for n in 0..<rows {
      y[n, c] = gamma[c] * (x[n, c] - mean) / (variance + eps).squareRoot() + beta[c]
    }
  }
  return y
}
