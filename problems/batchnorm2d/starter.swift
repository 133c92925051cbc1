/// Batch normalization of images (N, C, H, W): the mean and the variance of a channel are taken
/// over all pixels of all samples.
///
///     y = gamma * (x - mean) / sqrt(variance + eps) + beta
///
/// - Training: mean and variance are those of the batch, and runningMean and runningVar are
///   updated: new = (1 - momentum) * old + momentum * batch.
/// - Otherwise: mean and variance are runningMean and runningVar, which stay as they are.
///
/// The judge reads and writes the four arrays between the calls. `judge show batchnorm2d` has the
/// whole statement, `judge hint batchnorm2d` a first step.
final class MyBatchNorm2d: BatchNormLayer {
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
    let (samples, channels) = (x.shape[0], x.shape[1])
    let (height, width) = (x.shape[2], x.shape[3])
    var y = Tensor(shape: x.shape)
    for c in 0..<channels {
      // 1. The mean and the variance of this channel: from the batch, or the running ones?
      // 2. When training: update runningMean[c] and runningVar[c].
      // 3. Normalise, scale and shift. So far the input is only copied.
      for n in 0..<samples {
        for h in 0..<height {
          for w in 0..<width {
            y[n, c, h, w] = x[n, c, h, w]
          }
        }
      }
    }
    return y
  }
}
