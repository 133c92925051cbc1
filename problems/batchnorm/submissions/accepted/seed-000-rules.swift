// The rules of seed 000 line by line: statistics over dimension 0, unbiased=False, running = (1 -
// momentum) * running + momentum * batch.
func myBatchNorm(
  _ x: Tensor, gamma: [Double], beta: [Double],
  runningMean: inout [Double], runningVar: inout [Double],
  eps: Double, momentum: Double, training: Bool
) -> Tensor {
  let channels = x.shape[1]
  let mean: [Double]
  let variance: [Double]
  if training {
    mean = (0..<channels).map { average(column($0, of: x)) }
    variance = (0..<channels).map { c in
      average(column(c, of: x).map { ($0 - mean[c]) * ($0 - mean[c]) })
    }
    for c in 0..<channels {
      runningMean[c] = (1 - momentum) * runningMean[c] + momentum * mean[c]
      runningVar[c] = (1 - momentum) * runningVar[c] + momentum * variance[c]
    }
  } else {
    mean = runningMean
    variance = runningVar
  }

  var y = x
  for i in y.values.indices {
    let c = i % channels
    let normalised = (x.values[i] - mean[c]) / (variance[c] + eps).squareRoot()
    y.values[i] = gamma[c] * normalised + beta[c]
  }
  return y
}

func column(_ c: Int, of x: Tensor) -> [Double] {
  (0..<x.shape[0]).map { x.values[$0 * x.shape[1] + c] }
}

func average(_ values: [Double]) -> Double {
  values.reduce(0, +) / Double(values.count)
}
