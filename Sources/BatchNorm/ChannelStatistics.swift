/// Mean and biased variance of one channel's values, in their scale.
struct ChannelStatistics {
  var mean: DoubleDouble
  var variance: DoubleDouble
  /// The power of two that the values were multiplied by.
  var scale: Double

  /// Of running statistics where there are any, else m = Σx/n and then v = Σ(x − m)²/n, every sum and
  /// product with its rounding error.
  init(of channel: ChannelValues, orRunning running: RunningStatistics?, channel index: Int) {
    scale = channel.scale
    if let running {
      mean = DoubleDouble(running.mean[index] * scale)
      variance = DoubleDouble(running.variance[index] * scale * scale)
      return
    }
    let count = Double(channel.values.count)
    var sum = DoubleDouble.zero
    for value in channel.values { sum = sum + value }
    mean = sum / count
    var squares = DoubleDouble.zero
    for value in channel.values {
      let distance = DoubleDouble(value) - mean
      squares = squares + distance * distance
    }
    variance = squares / count
  }

  /// In the scale of the tensor.
  var trueMean: DoubleDouble { DoubleDouble(mean.hi / scale, mean.lo / scale) }
  var trueVariance: DoubleDouble {
    DoubleDouble(variance.hi / scale / scale, variance.lo / scale / scale)
  }

  /// 1/√(v + ε), in the scale.
  func inverseDeviation(eps: Double) -> DoubleDouble {
    (variance + eps * scale * scale).reciprocalSquareRoot
  }
}
