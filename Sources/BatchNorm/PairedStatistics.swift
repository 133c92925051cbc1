/// What normalising needs to know of every channel of a tensor, two channels at a time.
struct PairedStatistics {
  let pairs: ChannelPairs
  /// What distances were taken from: the running mean, or a number near the values.
  let pivots: [Double]
  /// Empty where neither the batch's moments nor a cotangent asked for them.
  let sums: [LaneSums]
  let moments: [Moments<Lanes>]
  /// 1/√(v + ε)
  let inverses: [DoubleDouble<Lanes>]
  /// 1/n
  let share: DoubleDouble<Lanes>

  /// - Parameter cotangent: dy, where backward asks.
  /// - Parameter given: Statistics to use instead of the batch's.
  init(
    of x: [Double], cotangent: [Double]?, shape: TensorShape, channels: Range<Int>,
    given: RunningStatistics?, eps: Double
  ) {
    let pairs = ChannelPairs(channels: channels)
    let share = (DoubleDouble(1.0) / Double(shape.valuesPerChannel)).inBothLanes
    let pivots = pairs.padded(
      given.map { Array($0.mean[channels]) } ?? shape.pivots(of: x, channels: channels))
    var sums: [LaneSums] = []
    if given == nil || cotangent != nil {
      sums = LaneSums.ofChannels(
        x, cotangent: cotangent, shape: shape, channels: channels, pivots: pivots,
        moments: given == nil)
    }
    if let given {
      let variances = pairs.padded(Array(given.variance[channels]))
      moments = pairs.map {
        Moments(mean: DoubleDouble(pivots.pair($0)), variance: DoubleDouble(variances.pair($0)))
      }
    } else {
      moments = pairs.map { Moments(sums[$0], pivot: pivots.pair($0), share: share) }
    }
    self.pairs = pairs
    self.pivots = pivots
    self.sums = sums
    self.share = share
    // In loops of their own: a square root makes the compiler split all that depends on it into single
    // lanes, and shorter chains of operations that wait for each other overlap more.
    let moments = moments
    let roots = moments.map { moments in
      let total = moments.variance.hi + Lanes(repeating: eps)
      return Lanes(total[0].squareRoot(), total[1].squareRoot())
    }
    inverses = pairs.map { moments[$0].inverseDeviation(eps: eps, root: roots[$0]) }
  }
}
