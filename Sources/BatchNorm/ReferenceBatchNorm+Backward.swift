extension ReferenceBatchNorm {
  /// The gradients of Σ dy·y with respect to x, γ and β.
  ///
  /// With batch statistics, where m and v depend on x:
  ///
  ///     x̂ = (x − m)/√(v + ε)
  ///     dx = γ/√(v + ε)·(dy − Σdy/n − x̂·Σ(dy·x̂)/n)
  ///
  /// with running ones dx = γ·dy/√(rv + ε). In both dγ = Σdy·x̂ and dβ = Σdy. Source: Ioffe and
  /// Szegedy 2015, section 3, simplified (the mean's part in the variance's gradient is zero).
  ///
  /// - Parameter gradOutput: dy, in the order of `shape` as x is.
  /// - Parameter running: As it was before the forward call.
  /// - Throws: As `forward` does.
  package static func backward(
    gradOutput: [Double], x: [Double], shape: TensorShape, affine: Affine?,
    running: RunningStatistics?, configuration: BatchNormConfiguration, mode: Mode
  ) throws(BatchNormError) -> Gradients {
    try check(shape, x: x, affine: affine, running: running, eps: configuration.eps)
    try check(gradOutput, "grad_out", shape.count)
    let given = mode == .eval ? running : nil
    let zeros = [Double](repeating: 0, count: shape.channels)
    var gradX = [Double](repeating: 0, count: shape.count)
    var gradGamma = zeros
    var gradBeta = zeros
    var values = ChannelValues(shape: shape, eps: configuration.eps)
    var cotangents = ChannelValues(shape: shape, eps: configuration.eps)
    for channel in 0..<shape.channels {
      values.gather(x, channel: channel)
      cotangents.gather(gradOutput, channel: channel)
      let statistics = ChannelStatistics(of: values, orRunning: given, channel: channel)
      let inverse = statistics.inverseDeviation(eps: configuration.eps)
      var sum = DoubleDouble.zero
      var product = DoubleDouble.zero
      for (value, cotangent) in zip(values.values, cotangents.values) {
        sum = sum + cotangent
        product = product + (DoubleDouble(value) - statistics.mean) * cotangent
      }
      product = product * inverse
      gradBeta[channel] = sum.rounded / cotangents.scale
      gradGamma[channel] = product.rounded / cotangents.scale
      let factor = inverse * (affine?.gamma[channel] ?? 1)
      let count = Double(shape.valuesPerChannel)
      let offset = sum / count
      let slope = product / count * inverse
      let gradient = zip(values.values, cotangents.values).map { value, cotangent in
        var inner = DoubleDouble(cotangent)
        if given == nil {
          inner = inner - offset - (DoubleDouble(value) - statistics.mean) * slope
        }
        return (inner * factor).rounded * statistics.scale / cotangents.scale
      }
      values.scatter(gradient, into: &gradX, channel: channel)
    }
    return Gradients(
      x: gradX, gamma: affine == nil ? nil : gradGamma, beta: affine == nil ? nil : gradBeta)
  }
}
