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
  /// - Parameter memory: An array that is no longer needed, whose memory dx may take.
  /// - Throws: As `forward` does.
  package static func backward(
    gradOutput: [Double], x: [Double], shape: TensorShape, affine: Affine?,
    running: RunningStatistics?, configuration: BatchNormConfiguration, mode: Mode,
    reusing memory: consuming [Double] = []
  ) throws(BatchNormError) -> Gradients {
    try check(shape, x: x, affine: affine, running: running, eps: configuration.eps)
    try check(gradOutput, "grad_out", shape.count)
    let gradients = BackwardPass(
      gradOutput: gradOutput, x: x, shape: shape,
      gamma: affine?.gamma ?? Array(repeating: 1, count: shape.channels),
      given: mode == .eval ? running : nil, eps: configuration.eps
    ).run(reusing: memory)
    return affine == nil ? Gradients(x: gradients.x, gamma: nil, beta: nil) : gradients
  }
}
