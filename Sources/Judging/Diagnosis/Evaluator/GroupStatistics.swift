import BatchNorm

/// The mean and the biased variance of each set of elements that share them, in one batch.
///
/// Two passes, each corrected by the rest that the first leaves: as exact as a prediction needs.
final class GroupStatistics {
  /// The group of each element.
  let index: [Int32]
  let count: Int
  /// How many elements each group has.
  let size: [Double]
  let mean: [Double]
  let variance: [Double]
  /// The variance as E[x²] − m² gives it.
  let onePassVariance: [Double]

  init(_ x: [Double], index: [Int32], count: Int) {
    self.index = index
    self.count = count
    var size = [Double](repeating: 0, count: count)
    var sum = [Double](repeating: 0, count: count)
    var sumOfSquares = sum
    for offset in x.indices {
      let group = Int(index[offset])
      size[group] += 1
      sum[group] += x[offset]
      sumOfSquares[group] += x[offset] * x[offset]
    }
    let first = zip(sum, size).map { $0 / $1 }
    var rest = [Double](repeating: 0, count: count)
    var squares = [Double](repeating: 0, count: count)
    for offset in x.indices {
      let group = Int(index[offset])
      let deviation = x[offset] - first[group]
      rest[group] += deviation
      squares[group] += deviation * deviation
    }
    self.size = size
    onePassVariance = (0..<count).map { sumOfSquares[$0] / size[$0] - first[$0] * first[$0] }
    mean = (0..<count).map { first[$0] + rest[$0] / size[$0] }
    variance = (0..<count).map {
      let shift = rest[$0] / size[$0]
      return max(squares[$0] / size[$0] - shift * shift, 0).orNaN(of: squares[$0])
    }
  }

  /// Which group each element of a tensor belongs to, and how many groups there are.
  static func indices(
    of shape: TensorShape, by elements: Recipe.Elements
  ) -> (index: [Int32], count: Int) {
    let (channels, inner) = (shape.channels, shape.inner)
    switch elements {
    case .everything: return ([Int32](repeating: 0, count: shape.count), 1)
    case .channel: return (shape.map { $0 / inner % channels }, channels)
    case .viewedColumn: return (shape.map { $0 % channels }, channels)
    case .sample: return (shape.map(shape.sample(at:)), shape.batch)
    case .sampleAndChannel:
      return (
        shape.map { shape.sample(at: $0) * channels + $0 / inner % channels },
        shape.batch * channels
      )
    case .position:
      // The offset without its coordinate along N.
      let stride = shape.strideOfBatch
      let block = stride * shape.batch
      return (shape.map { $0 / block * stride + $0 % stride }, shape.count / shape.batch)
    }
  }
}

extension Double {
  /// `max` drops a NaN; this puts it back.
  fileprivate func orNaN(of other: Double) -> Double { other.isNaN ? other : self }
}

extension TensorShape {
  /// The distance between neighbours along N; all elements if there is no N.
  var strideOfBatch: Int {
    layout.batchAxis.map { sizes[($0 + 1)...].reduce(1, *) } ?? count
  }

  func sample(at offset: Int) -> Int { offset / strideOfBatch % batch }

  fileprivate func map(_ group: (Int) -> Int) -> [Int32] {
    (0..<count).map { Int32(truncatingIfNeeded: group($0)) }
  }
}
