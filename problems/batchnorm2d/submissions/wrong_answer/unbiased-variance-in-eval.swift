// Corrects the running variance by n / (n - 1) when it is used.
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
    let count = Double(samples * height * width)
    var y = Tensor(shape: x.shape)
    for c in 0..<channels {
      var mean = runningMean[c]
      var variance = runningVar[c]
      if training {
        mean = 0
        for n in 0..<samples {
          for h in 0..<height {
            for w in 0..<width { mean += x[n, c, h, w] }
          }
        }
        mean /= count
        variance = 0
        for n in 0..<samples {
          for h in 0..<height {
            for w in 0..<width { variance += (x[n, c, h, w] - mean) * (x[n, c, h, w] - mean) }
          }
        }
        variance /= count
        runningMean[c] = (1 - momentum) * runningMean[c] + momentum * mean
        runningVar[c] = (1 - momentum) * runningVar[c] + momentum * variance
      }
      if !training { variance *= count / (count - 1) }
      let deviation = (variance + eps).squareRoot()
      for n in 0..<samples {
        for h in 0..<height {
          for w in 0..<width {
            y[n, c, h, w] = gamma[c] * (x[n, c, h, w] - mean) / deviation + beta[c]
          }
        }
      }
    }
    return y
  }
}
