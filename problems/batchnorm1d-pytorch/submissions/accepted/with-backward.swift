// With backward, and refusals of everything that PyTorch refuses by its shape.
final class MyBatchNorm1d: ConfigurableBatchNormLayer, BackwardBatchNorm {
  var gamma: [Double]
  var beta: [Double]
  var runningMean: [Double]
  var runningVar: [Double]
  private let eps: Double
  private let momentum: Double?
  private let trackRunningStats: Bool
  private var batchesTracked = 0.0

  // What backward needs of the last forward.
  private var normalised = Tensor(shape: [0])
  private var scale: [Double] = []
  private var usedBatch = false

  // Without affine, gamma and beta keep their initial 1 and 0, which change nothing.
  init(
    numFeatures: Int, eps: Double, momentum: Double?, affine: Bool, trackRunningStats: Bool
  ) {
    gamma = Array(repeating: 1, count: numFeatures)
    beta = Array(repeating: 0, count: numFeatures)
    runningMean = Array(repeating: 0, count: numFeatures)
    runningVar = Array(repeating: 1, count: numFeatures)
    self.eps = eps
    self.momentum = momentum
    self.trackRunningStats = trackRunningStats
  }

  func forward(_ x: Tensor, training: Bool) throws -> Tensor {
    guard x.shape.count == 2 || x.shape.count == 3, x.shape[1] == gamma.count else {
      throw Refused("(N, C) or (N, C, L) expected, with C = \(gamma.count)")
    }
    usedBatch = training || !trackRunningStats
    var mean = runningMean
    var variance = runningVar
    if usedBatch {
      let count = Double(x.count / gamma.count)
      guard count > 1 else { throw Refused("more than one value per channel expected") }
      mean = sums(x).map { $0 / count }
      let squares = sums(map(x) { value, c in (value - mean[c]) * (value - mean[c]) })
      variance = squares.map { $0 / count }
      if trackRunningStats {
        batchesTracked += 1
        let weight = momentum ?? 1 / batchesTracked
        for c in gamma.indices {
          runningMean[c] += weight * (mean[c] - runningMean[c])
          runningVar[c] += weight * (squares[c] / (count - 1) - runningVar[c])
        }
      }
    }
    scale = variance.map { 1 / ($0 + eps).squareRoot() }
    normalised = map(x) { value, c in (value - mean[c]) * scale[c] }
    return map(normalised) { value, c in gamma[c] * value + beta[c] }
  }

  func backward(_ gradOut: Tensor) -> Gradients {
    let count = Double(gradOut.count / gamma.count)
    let sum = sums(gradOut)
    var product = gradOut
    for i in product.values.indices { product.values[i] *= normalised.values[i] }
    let dot = sums(product)

    var gradX = gradOut
    if usedBatch {
      let projected = map(normalised) { value, c in (sum[c] + value * dot[c]) / count }
      for i in gradX.values.indices { gradX.values[i] -= projected.values[i] }
    }
    gradX = map(gradX) { value, c in gamma[c] * scale[c] * value }
    return Gradients(x: gradX, gamma: dot, beta: sum)
  }

  /// The sum of each channel.
  private func sums(_ x: Tensor) -> [Double] {
    var sums = Array(repeating: 0.0, count: gamma.count)
    let length = x.shape.count == 3 ? x.shape[2] : 1
    for i in x.values.indices { sums[i / length % gamma.count] += x.values[i] }
    return sums
  }

  /// Each element with the index of its channel.
  private func map(_ x: Tensor, _ transform: (Double, Int) -> Double) -> Tensor {
    let length = x.shape.count == 3 ? x.shape[2] : 1
    var result = x
    for i in x.values.indices {
      result.values[i] = transform(x.values[i], i / length % gamma.count)
    }
    return result
  }
}
