/// Batch normalization of batches (N, C) as a layer that can be trained.
///
///     y = gamma * (x - mean) / sqrt(variance + eps) + beta
///
/// - Training normalises with the variance of the batch divided by N, and stores the one divided by
///   N - 1: new = (1 - momentum) * old + momentum * batch.
/// - Otherwise: mean and variance are runningMean and runningVar, which stay as they are.
///
/// The judge puts two of these into a network and trains it. `judge show batchnorm-training` has
/// the whole statement, `judge hint batchnorm-training` a first step.
final class BatchNorm: BatchNormLayer, BackwardBatchNorm {
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
    // 4. Keep in properties what backward will need.
    return y
  }

  /// The gradients of a loss with respect to x, gamma and beta of the last forward, where gradOut
  /// is its gradient with respect to y.
  func backward(_ gradOut: Tensor) -> Gradients {
    // So far gradOut is passed on, and gamma and beta do not learn.
    Gradients(
      x: gradOut, gamma: Array(repeating: 0, count: gamma.count),
      beta: Array(repeating: 0, count: beta.count))
  }
}
