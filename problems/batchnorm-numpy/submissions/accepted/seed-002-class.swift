// Seed 002's class: np.mean and np.var over axis 0, momentum 0.9 for the old value.
final class BatchNorm: BatchNormLayer {
  var gamma: [Double]  // scale
  var beta: [Double]  // shift
  let momentum: Double
  let epsilon: Double
  var runningMean: [Double]
  var runningVar: [Double]

  init(numFeatures: Int, eps epsilon: Double = 1e-5, momentum: Double = 0.9) {
    gamma = Array(repeating: 1, count: numFeatures)
    beta = Array(repeating: 0, count: numFeatures)
    self.momentum = momentum
    self.epsilon = epsilon
    runningMean = Array(repeating: 0, count: numFeatures)
    runningVar = Array(repeating: 1, count: numFeatures)
  }

  func forward(_ x: Tensor, training: Bool) -> Tensor {
    var normalised: Tensor
    if training {
      // The mean and the variance of this batch.
      let batchMean = mean(x)
      let batchVar = mean(map(x) { value, c in (value - batchMean[c]) * (value - batchMean[c]) })

      // Update the running mean and variance.
      for c in batchMean.indices {
        runningMean[c] = momentum * runningMean[c] + (1 - momentum) * batchMean[c]
        runningVar[c] = momentum * runningVar[c] + (1 - momentum) * batchVar[c]
      }

      normalised = map(x) { value, c in
        (value - batchMean[c]) / (batchVar[c] + epsilon).squareRoot()
      }
    } else {
      normalised = map(x) { value, c in
        (value - runningMean[c]) / (runningVar[c] + epsilon).squareRoot()
      }
    }
    normalised = map(normalised) { value, c in gamma[c] * value + beta[c] }
    return normalised
  }

  /// The mean over axis 0.
  private func mean(_ x: Tensor) -> [Double] {
    var sums = Array(repeating: 0.0, count: x.shape[1])
    for i in x.values.indices { sums[i % x.shape[1]] += x.values[i] }
    return sums.map { $0 / Double(x.shape[0]) }
  }

  /// Each element with the index of its column.
  private func map(_ x: Tensor, _ transform: (Double, Int) -> Double) -> Tensor {
    let columns = x.shape[1]
    return Tensor(
      shape: x.shape,
      values: x.values.enumerated().map { transform($0.element, $0.offset % columns) })
  }
}
