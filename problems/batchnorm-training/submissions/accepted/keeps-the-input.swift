// Keeps x and computes everything anew in backward, as if it were a function.
final class BatchNorm: BatchNormLayer, BackwardBatchNorm {
  var gamma: [Double]
  var beta: [Double]
  var runningMean: [Double]
  var runningVar: [Double]
  let eps: Double
  let momentum: Double
  private var last = (x: Tensor(shape: [0]), mean: [Double](), variance: [Double](), training: true)

  init(numFeatures: Int, eps: Double, momentum: Double) {
    gamma = Array(repeating: 1, count: numFeatures)
    beta = Array(repeating: 0, count: numFeatures)
    runningMean = Array(repeating: 0, count: numFeatures)
    runningVar = Array(repeating: 1, count: numFeatures)
    self.eps = eps
    self.momentum = momentum
  }

  func forward(_ x: Tensor, training: Bool) -> Tensor {
    last = (x, runningMean, runningVar, training)
    if training {
      let rows = Double(x.shape[0])
      last.mean = columns(x).map { $0.reduce(0, +) / rows }
      let squares = zip(columns(x), last.mean).map { column, mean in
        column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      }
      last.variance = squares.map { $0 / rows }
      for c in gamma.indices {
        runningMean[c] += momentum * (last.mean[c] - runningMean[c])
        runningVar[c] += momentum * (squares[c] / (rows - 1) - runningVar[c])
      }
    }
    var y = normalised(x)
    for i in y.values.indices {
      let c = i % gamma.count
      y.values[i] = gamma[c] * y.values[i] + beta[c]
    }
    return y
  }

  func backward(_ gradOut: Tensor) -> Gradients {
    let rows = Double(gradOut.shape[0])
    let xHat = normalised(last.x)
    let sum = columns(gradOut).map { $0.reduce(0, +) }
    let dot = zip(columns(gradOut), columns(xHat)).map { column, xHat in
      zip(column, xHat).reduce(0) { $0 + $1.0 * $1.1 }
    }

    var gradX = gradOut
    for i in gradX.values.indices {
      let c = i % gamma.count
      if last.training { gradX.values[i] -= (sum[c] + xHat.values[i] * dot[c]) / rows }
      gradX.values[i] *= gamma[c] / (last.variance[c] + eps).squareRoot()
    }
    return Gradients(x: gradX, gamma: dot, beta: sum)
  }

  private func normalised(_ x: Tensor) -> Tensor {
    var result = x
    for i in x.values.indices {
      let c = i % gamma.count
      result.values[i] = (x.values[i] - last.mean[c]) / (last.variance[c] + eps).squareRoot()
    }
    return result
  }

  private func columns(_ x: Tensor) -> [[Double]] {
    gamma.indices.map { c in stride(from: c, to: x.count, by: gamma.count).map { x.values[$0] } }
  }
}
