// Pairwise sums: each half by itself, then the two together. The error grows with log N only.
func myBatchNorm(
  _ x: Tensor, gamma: [Double], beta: [Double],
  runningMean: inout [Double], runningVar: inout [Double],
  eps: Double, momentum: Double, training: Bool
) -> Tensor {
  let rows = x.shape[0]
  let channels = x.shape[1]
  var y = Tensor(shape: x.shape)
  for c in 0..<channels {
    let column = (0..<rows).map { x.values[$0 * channels + c] }
    var mean = runningMean[c]
    var variance = runningVar[c]
    if training {
      let batchMean = pairwiseSum(column[...]) / Double(rows)
      let squares = column.map { ($0 - batchMean) * ($0 - batchMean) }
      mean = batchMean
      variance = pairwiseSum(squares[...]) / Double(rows)
      runningMean[c] += momentum * (mean - runningMean[c])
      runningVar[c] += momentum * (variance - runningVar[c])
    }
    let scale = gamma[c] / (variance + eps).squareRoot()
    for n in 0..<rows {
      y.values[n * channels + c] = (column[n] - mean) * scale + beta[c]
    }
  }
  return y
}

func pairwiseSum(_ values: ArraySlice<Double>) -> Double {
  if values.count <= 4 { return values.reduce(0, +) }
  let middle = values.startIndex + values.count / 2
  return pairwiseSum(values[..<middle]) + pairwiseSum(values[middle...])
}
