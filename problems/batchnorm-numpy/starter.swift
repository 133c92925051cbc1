/// Batch normalization of batches (N, C): every column is one channel.
///
///     y = gamma * (x - mean) / sqrt(variance + eps) + beta
///
/// - Training: mean and variance are those of the batch, and runningMean and runningVar are
///   updated. In this exercise momentum is the share of the old value that is kept:
///   new = momentum * old + (1 - momentum) * batch.
/// - Otherwise: mean and variance are runningMean and runningVar, which stay as they are.
///
/// The judge reads and writes the four arrays between the calls. `judge show batchnorm-numpy` has
/// the whole statement, `judge hint batchnorm-numpy` a first step.
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
      // 1. The mean and the variance of this channel: from the batch, or the running ones?
      // 2. When training: update runningMean[c] and runningVar[c].
      // 3. Normalise, scale and shift. So far the input is only copied.
      for n in 0..<rows {
        y[n, c] = x[n, c]
      }
    }
    return y
  }
}
