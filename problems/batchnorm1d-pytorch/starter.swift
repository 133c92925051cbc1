/// torch.nn.BatchNorm1d for (N, C) and (N, C, L).
///
///     y = gamma * (x - mean) / sqrt(variance + eps) + beta
///
/// - Training normalises with the variance of the batch divided by n, and stores the one divided by
///   n - 1: new = (1 - momentum) * old + momentum * batch.
/// - momentum nil: the running statistics are the average over all training batches so far.
/// - affine false: y = (x - mean) / sqrt(variance + eps).
/// - trackRunningStats false: the batch's statistics in both modes, and nothing is stored.
/// - One value per channel where the batch's statistics are needed: throw Refused("...").
///
/// The judge reads and writes the four arrays between the calls. `judge show batchnorm1d-pytorch`
/// has the whole statement, `judge hint batchnorm1d-pytorch` a first step.
final class MyBatchNorm1d: ConfigurableBatchNormLayer {
  var gamma: [Double]
  var beta: [Double]
  var runningMean: [Double]
  var runningVar: [Double]
  let eps: Double
  let momentum: Double?
  let affine: Bool
  let trackRunningStats: Bool

  init(
    numFeatures: Int, eps: Double, momentum: Double?, affine: Bool, trackRunningStats: Bool
  ) {
    gamma = Array(repeating: 1, count: numFeatures)
    beta = Array(repeating: 0, count: numFeatures)
    runningMean = Array(repeating: 0, count: numFeatures)
    runningVar = Array(repeating: 1, count: numFeatures)
    self.eps = eps
    self.momentum = momentum
    self.affine = affine
    self.trackRunningStats = trackRunningStats
  }

  func forward(_ x: Tensor, training: Bool) throws -> Tensor {
    let (samples, channels) = (x.shape[0], x.shape[1])
    let length = x.shape.count == 3 ? x.shape[2] : 1
    var y = Tensor(shape: x.shape)
    // 1. Does this call use the statistics of the batch? Can it?
    for c in 0..<channels {
      // 2. The mean and the variance of this channel.
      // 3. Are the running statistics to be updated, and with which weight?
      // 4. Normalise, scale and shift. So far the input is only copied.
      for n in 0..<samples {
        for l in 0..<length {
          let i = (n * channels + c) * length + l
          y.values[i] = x.values[i]
        }
      }
    }
    return y
  }
}
