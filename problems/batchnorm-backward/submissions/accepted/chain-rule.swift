// The chain rule step by step, every intermediate value with its gradient.
func myBatchNorm(
  _ x: Tensor, gamma: [Double], beta: [Double],
  runningMean: inout [Double], runningVar: inout [Double],
  eps: Double, momentum: Double, training: Bool
) -> Tensor {
  var y = x
  for c in gamma.indices {
    let channel = Channel(c, of: x)
    var (mean, variance) = (runningMean[c], runningVar[c])
    if training {
      (mean, variance) = channel.statistics()
      runningMean[c] += momentum * (mean - runningMean[c])
      runningVar[c] += momentum * (variance - runningVar[c])
    }
    let deviation = (variance + eps).squareRoot()
    channel.store(channel.values.map { gamma[c] * ($0 - mean) / deviation + beta[c] }, in: &y)
  }
  return y
}

func myBatchNormBackward(
  gradOut: Tensor, x: Tensor, gamma: [Double],
  runningMean: [Double], runningVar: [Double], eps: Double, training: Bool
) -> Gradients {
  var gradX = x
  var gradGamma = gamma
  var gradBeta = gamma
  for c in gamma.indices {
    let channel = Channel(c, of: x)
    let count = Double(channel.values.count)
    let gradY = Channel(c, of: gradOut).values
    let (mean, variance) =
      training ? channel.statistics() : (runningMean[c], runningVar[c])

    // Forward, in small steps.
    let centred = channel.values.map { $0 - mean }
    let inverse = 1 / (variance + eps).squareRoot()
    let normalised = centred.map { $0 * inverse }

    // y = gamma * normalised + beta
    gradBeta[c] = gradY.reduce(0, +)
    gradGamma[c] = dot(gradY, normalised)
    let gradNormalised = gradY.map { $0 * gamma[c] }

    // normalised = centred * inverse
    var gradCentred = gradNormalised.map { $0 * inverse }
    if training {
      let gradInverse = dot(gradNormalised, centred)
      // inverse = (variance + eps) ^ -1/2
      let gradVariance = -0.5 * inverse * inverse * inverse * gradInverse
      // variance = sum of centred ^ 2 / count
      for i in centred.indices { gradCentred[i] += gradVariance * 2 * centred[i] / count }
      // centred = x - mean
      let gradMean = -gradCentred.reduce(0, +)
      // mean = sum of x / count
      for i in centred.indices { gradCentred[i] += gradMean / count }
    }
    channel.store(gradCentred, in: &gradX)
  }
  return Gradients(x: gradX, gamma: gradGamma, beta: gradBeta)
}

func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

/// The values of one channel of (N, C) or (N, C, H, W), and where they stand.
struct Channel {
  let positions: [Int]
  let values: [Double]

  init(_ c: Int, of x: Tensor) {
    let inner = x.shape.dropFirst(2).reduce(1, *)
    var positions: [Int] = []
    for n in 0..<x.shape[0] {
      for i in 0..<inner { positions.append((n * x.shape[1] + c) * inner + i) }
    }
    self.positions = positions
    values = positions.map { x.values[$0] }
  }

  func statistics() -> (mean: Double, variance: Double) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count)
  }

  func store(_ results: [Double], in tensor: inout Tensor) {
    for (position, result) in zip(positions, results) { tensor.values[position] = result }
  }
}
