// Lists where the elements of a channel stand, and works on those; with backward.
final class MyBatchNorm2d: BatchNormLayer, BackwardBatchNorm {
  var gamma: [Double]
  var beta: [Double]
  var runningMean: [Double]
  var runningVar: [Double]
  let eps: Double
  let momentum: Double

  // What backward needs of the last forward.
  private var normalised = Tensor(shape: [0])
  private var scale: [Double]
  private var usedBatch = false

  init(numFeatures: Int, eps: Double, momentum: Double) {
    gamma = Array(repeating: 1, count: numFeatures)
    beta = Array(repeating: 0, count: numFeatures)
    runningMean = Array(repeating: 0, count: numFeatures)
    runningVar = Array(repeating: 1, count: numFeatures)
    scale = Array(repeating: 1, count: numFeatures)
    self.eps = eps
    self.momentum = momentum
  }

  func forward(_ x: Tensor, training: Bool) -> Tensor {
    var y = Tensor(shape: x.shape)
    normalised = Tensor(shape: x.shape)
    usedBatch = training
    for c in 0..<x.shape[1] {
      let positions = positions(of: c, in: x.shape)
      var mean = runningMean[c]
      var variance = runningVar[c]
      if training {
        mean = positions.reduce(0) { $0 + x.values[$1] } / Double(positions.count)
        variance = 0
        for i in positions { variance += (x.values[i] - mean) * (x.values[i] - mean) }
        variance /= Double(positions.count)
        runningMean[c] = (1 - momentum) * runningMean[c] + momentum * mean
        runningVar[c] = (1 - momentum) * runningVar[c] + momentum * variance
      }
      scale[c] = 1 / (variance + eps).squareRoot()
      for i in positions {
        normalised.values[i] = (x.values[i] - mean) * scale[c]
        y.values[i] = gamma[c] * normalised.values[i] + beta[c]
      }
    }
    return y
  }

  func backward(_ gradOut: Tensor) -> Gradients {
    let channels = gradOut.shape[1]
    var gradients = Gradients(
      x: Tensor(shape: gradOut.shape), gamma: Array(repeating: 0, count: channels),
      beta: Array(repeating: 0, count: channels))
    for c in 0..<channels {
      let positions = positions(of: c, in: gradOut.shape)
      let count = Double(positions.count)
      for i in positions {
        gradients.beta[c] += gradOut.values[i]
        gradients.gamma[c] += gradOut.values[i] * normalised.values[i]
      }
      for i in positions {
        var gradient = gradOut.values[i]
        if usedBatch {
          gradient -= gradients.beta[c] / count
          gradient -= normalised.values[i] * gradients.gamma[c] / count
        }
        gradients.x.values[i] = gamma[c] * scale[c] * gradient
      }
    }
    return gradients
  }

  /// Where the elements of a channel stand: one run of H * W elements per sample.
  private func positions(of c: Int, in shape: [Int]) -> [Int] {
    let pixels = shape[2] * shape[3]
    return (0..<shape[0]).flatMap { n in
      let start = (n * shape[1] + c) * pixels
      return start..<(start + pixels)
    }
  }
}
