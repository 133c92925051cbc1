/// Batch normalization of x, shape (N, C): every column is one channel.
///
///     y = gamma * (x - mean) / sqrt(variance + eps) + beta
///
/// - training true: mean and variance are those of the batch, and runningMean and runningVar are
///   updated: new = (1 - momentum) * old + momentum * batch.
/// - training false: mean and variance are runningMean and runningVar, which stay as they are.
///
/// gamma, beta, runningMean and runningVar have one value per channel. `judge show batchnorm` has
/// the whole statement, `judge hint batchnorm` a first step.
func myBatchNorm(
  _ x: Tensor, gamma: [Double], beta: [Double],
  runningMean: inout [Double], runningVar: inout [Double],
  eps: Double, momentum: Double, training: Bool
) -> Tensor {
  let rows = x.shape[0]
  let channels = x.shape[1]
  var y = Tensor(shape: x.shape)
  for c in 0..<channels {
    // 1. The mean and the variance of this channel: from the batch, or the running ones?
    // 2. When training: update runningMean[c] and runningVar[c].
    // 3. Normalise, scale and shift. So far the input is only copied.
    for n in 0..<rows {
      y[n, c] = x[n, c]
    }
  }
  return y
}

// To go further, write the backward function of the statement too. It is judged where it exists.
