/// One channel by itself, in double-double for every element and in a scale of its own: for values
/// that the sums over whole tensors cannot take, among them huge and tiny ones, a few far outliers,
/// NaN and infinity.
struct CarefulChannel {
  private var values: ChannelValues
  private var cotangents: ChannelValues
  private let eps: Double

  init(shape: TensorShape, eps: Double) {
    values = ChannelValues(shape: shape, eps: eps)
    cotangents = values
    self.eps = eps
  }

  /// Normalises a channel into its place in `output`.
  ///
  /// - Parameter running: nil: by the batch's own statistics.
  /// - Returns: What it was normalised with, in the scale of the tensor.
  mutating func forward(
    _ x: [Double], channel: Int, running: RunningStatistics?, gamma: Double, beta: Double,
    into output: inout [Double]
  ) -> Moments<Double> {
    values.gather(x, channel: channel)
    let moments = moments(channel: channel, running: running)
    let factor = inverseDeviation(moments, isGiven: running != nil) * gamma
    let results = values.values.map { value in
      let exact = ((DoubleDouble(value) - moments.mean) * factor + beta).rounded
      return exact.isFinite ? exact : (value - moments.mean.rounded) * factor.rounded + beta
    }
    values.scatter(results, into: &output, channel: channel)
    let scale = values.scale
    return Moments(
      mean: DoubleDouble(moments.mean.hi / scale, moments.mean.lo / scale),
      variance: DoubleDouble(
        moments.variance.hi / scale / scale, moments.variance.lo / scale / scale))
  }

  /// Puts dx of a channel into its place in `gradX`.
  ///
  /// - Returns: dγ and dβ.
  mutating func backward(
    gradOutput: [Double], x: [Double], channel: Int, running: RunningStatistics?, gamma: Double,
    into gradX: inout [Double]
  ) -> (gamma: Double, beta: Double) {
    values.gather(x, channel: channel)
    cotangents.gather(gradOutput, channel: channel)
    let moments = moments(channel: channel, running: running)
    let inverse = inverseDeviation(moments, isGiven: running != nil)
    var sum = DoubleDouble<Double>.zero
    var product = DoubleDouble<Double>.zero
    for (value, cotangent) in zip(values.values, cotangents.values) {
      sum = sum + cotangent
      product = product + (DoubleDouble(value) - moments.mean) * cotangent
    }
    product = product * inverse
    let factor = inverse * gamma
    let offset = sum / Double(values.values.count)
    let slope = product / Double(values.values.count) * inverse
    let scale = values.scale
    let cotangentScale = cotangents.scale
    let gradient = zip(values.values, cotangents.values).map { value, cotangent in
      var inner = DoubleDouble(cotangent)
      if running == nil {
        inner = inner - offset - (DoubleDouble(value) - moments.mean) * slope
      }
      return (inner * factor).rounded * scale / cotangentScale
    }
    values.scatter(gradient, into: &gradX, channel: channel)
    return (product.rounded / cotangentScale, sum.rounded / cotangentScale)
  }

  /// Σ dy·y of a channel, for values whose squares neither over- nor underflow.
  mutating func loss(
    gradOutput: [Double], x: [Double], channel: Int, running: RunningStatistics?, gamma: Double,
    beta: Double
  ) -> DoubleDouble<Double> {
    values.gather(x, channel: channel)
    cotangents.gather(gradOutput, channel: channel)
    let moments = moments(channel: channel, running: running)
    let factor = inverseDeviation(moments, isGiven: running != nil) * gamma
    var sum = DoubleDouble<Double>.zero
    for (value, cotangent) in zip(values.values, cotangents.values) {
      sum = sum + ((DoubleDouble(value) - moments.mean) * factor + beta) * cotangent
    }
    return sum / cotangents.scale
  }

  /// 1/√(v + ε), in the scale of the values; without a lo where it is not finite.
  private func inverseDeviation(
    _ moments: Moments<Double>, isGiven: Bool
  ) -> DoubleDouble<Double> {
    let scale = values.scale
    let inverse = moments.inverseDeviation(eps: isGiven ? eps : eps * scale * scale)
    guard inverse.hi.isFinite, inverse.lo.isFinite else { return DoubleDouble(inverse.hi) }
    return isGiven ? DoubleDouble(inverse.hi / scale, inverse.lo / scale) : inverse
  }

  /// The batch's m = Σx/n and then v = Σ(x − m)²/n, in the scale of the values; or, where there are
  /// any, the running ones, of which the variance keeps its own scale.
  private func moments(channel: Int, running: RunningStatistics?) -> Moments<Double> {
    if let running {
      return Moments(
        mean: DoubleDouble(running.mean[channel] * values.scale),
        variance: DoubleDouble(running.variance[channel]))
    }
    let count = Double(values.values.count)
    var sum = DoubleDouble<Double>.zero
    for value in values.values { sum = sum + value }
    let mean = sum / count
    var squares = DoubleDouble<Double>.zero
    for value in values.values {
      let distance = DoubleDouble(value) - mean
      squares = squares + distance * distance
    }
    return Moments(mean: mean, variance: squares / count)
  }
}
