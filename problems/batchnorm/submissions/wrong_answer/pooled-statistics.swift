// One mean and one variance over the whole batch, shared by all channels.
func myBatchNorm(
  _ x: Tensor, gamma: [Double], beta: [Double],
  runningMean: inout [Double], runningVar: inout [Double],
  eps: Double, momentum: Double, training: Bool
) -> Tensor {
  let channels = x.shape[1]
  let mean = x.values.reduce(0, +) / Double(x.count)
  let variance = x.values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)
  var y = Tensor(shape: x.shape)
  for i in 0..<x.count {
    let c = i % channels
    if training {
      y.values[i] = gamma[c] * (x.values[i] - mean) / (variance + eps).squareRoot() + beta[c]
    } else {
      y.values[i] =
        gamma[c] * (x.values[i] - runningMean[c]) / (runningVar[c] + eps).squareRoot() + beta[c]
    }
  }
  if training {
    for c in 0..<channels {
      runningMean[c] = (1 - momentum) * runningMean[c] + momentum * mean
      runningVar[c] = (1 - momentum) * runningVar[c] + momentum * variance
    }
  }
  return y
}
