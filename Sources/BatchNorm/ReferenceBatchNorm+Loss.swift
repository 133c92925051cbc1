extension ReferenceBatchNorm {
  /// L = Σ dy·y as an unevaluated sum of two doubles, about 32 digits: so that differences of L tell
  /// whether `backward` is the gradient of this forward.
  ///
  /// In double-double for every element, whatever the size of the tensor.
  ///
  /// - Throws: As `forward` does.
  package static func loss(
    _ x: [Double], gradOutput: [Double], shape: TensorShape, affine: Affine?,
    running: RunningStatistics?, eps: Double, mode: Mode
  ) throws(BatchNormError) -> (sum: Double, rest: Double) {
    try check(shape, x: x, affine: affine, running: running, eps: eps)
    try check(gradOutput, "grad_out", shape.count)
    var loss = DoubleDouble<Double>.zero
    var careful = CarefulChannel(shape: shape, eps: eps)
    for channel in 0..<shape.channels {
      let ofChannel = careful.loss(
        gradOutput: gradOutput, x: x, channel: channel, running: mode == .eval ? running : nil,
        gamma: affine?.gamma[channel] ?? 1, beta: affine?.beta[channel] ?? 0)
      loss = loss + ofChannel
    }
    return (loss.hi, loss.lo)
  }
}
