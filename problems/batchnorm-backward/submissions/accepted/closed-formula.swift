// The closed formula for the gradient with respect to x.
func myBatchNorm(
  _ x: Tensor, gamma: [Double], beta: [Double],
  runningMean: inout [Double], runningVar: inout [Double],
  eps: Double, momentum: Double, training: Bool
) -> Tensor {
  var y = Tensor(shape: x.shape)
  for c in 0..<x.shape[1] {
    let positions = positions(of: c, in: x.shape)
    var (mean, variance) = (runningMean[c], runningVar[c])
    if training {
      (mean, variance) = statistics(of: x, at: positions)
      runningMean[c] = (1 - momentum) * runningMean[c] + momentum * mean
      runningVar[c] = (1 - momentum) * runningVar[c] + momentum * variance
    }
    let scale = 1 / (variance + eps).squareRoot()
    for i in positions {
      y.values[i] = gamma[c] * (x.values[i] - mean) * scale + beta[c]
    }
  }
  return y
}

func myBatchNormBackward(
  gradOut: Tensor, x: Tensor, gamma: [Double],
  runningMean: [Double], runningVar: [Double], eps: Double, training: Bool
) -> Gradients {
  let channels = x.shape[1]
  var gradients = Gradients(
    x: Tensor(shape: x.shape), gamma: Array(repeating: 0, count: channels),
    beta: Array(repeating: 0, count: channels))
  for c in 0..<channels {
    let positions = positions(of: c, in: x.shape)
    let count = Double(positions.count)
    var (mean, variance) = (runningMean[c], runningVar[c])
    if training { (mean, variance) = statistics(of: x, at: positions) }
    let scale = 1 / (variance + eps).squareRoot()

    var sum = 0.0
    var sumWithNormalised = 0.0
    for i in positions {
      sum += gradOut.values[i]
      sumWithNormalised += gradOut.values[i] * (x.values[i] - mean) * scale
    }
    gradients.beta[c] = sum
    gradients.gamma[c] = sumWithNormalised

    for i in positions {
      var g = gradOut.values[i]
      if training {
        let normalised = (x.values[i] - mean) * scale
        g -= sum / count
        g -= normalised * sumWithNormalised / count
      }
      gradients.x.values[i] = gamma[c] * scale * g
    }
  }
  return gradients
}

/// Where the elements of a channel stand in (N, C) or (N, C, H, W).
func positions(of c: Int, in shape: [Int]) -> [Int] {
  let inner = shape.dropFirst(2).reduce(1, *)
  return (0..<shape[0]).flatMap { n in
    let start = (n * shape[1] + c) * inner
    return start..<(start + inner)
  }
}

/// Mean and biased variance, in two passes.
func statistics(of x: Tensor, at positions: [Int]) -> (mean: Double, variance: Double) {
  var mean = 0.0
  for i in positions { mean += x.values[i] }
  mean /= Double(positions.count)
  var variance = 0.0
  for i in positions { variance += (x.values[i] - mean) * (x.values[i] - mean) }
  return (mean, variance / Double(positions.count))
}
