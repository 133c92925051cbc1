// Takes the statistics over axis 1, a mean and a variance for each row, and cannot keep them: the
// running statistics stay as they are.
final class BatchNorm: BatchNormLayer {
  var gamma: [Double]
  var beta: [Double]
  var runningMean: [Double]
  var runningVar: [Double]
  let eps: Double

  init(numFeatures: Int, eps: Double, momentum: Double) {
    gamma = Array(repeating: 1, count: numFeatures)
    beta = Array(repeating: 0, count: numFeatures)
    runningMean = Array(repeating: 0, count: numFeatures)
    runningVar = Array(repeating: 1, count: numFeatures)
    self.eps = eps
  }

  func forward(_ x: Tensor, training: Bool) -> Tensor {
    let columns = x.shape[1]
    var y = Tensor(shape: x.shape)
    for n in 0..<x.shape[0] {
      let row = x.values[(n * columns)..<((n + 1) * columns)]
      let rowMean = row.reduce(0, +) / Double(columns)
      let rowVar = row.reduce(0) { $0 + ($1 - rowMean) * ($1 - rowMean) } / Double(columns)
      for c in 0..<columns {
        let mean = training ? rowMean : runningMean[c]
        let variance = training ? rowVar : runningVar[c]
        y[n, c] = gamma[c] * (x[n, c] - mean) / (variance + eps).squareRoot() + beta[c]
      }
    }
    return y
  }
}
