/// BatchNorm (Ioffe and Szegedy 2015, algorithms 1 and 2) that is meant to be more exact than any
/// candidate.
///
/// With n values per channel, m = Σx/n and v = Σ(x − m)²/n:
///
///     y = γ·(x − m)/√(v + ε) + β
///
/// Normalising uses the biased variance v always; which variance goes into the running one is a
/// convention.
///
/// Small tensors are computed in double-double throughout: what comes out is the true value, nearly
/// always rounded correctly. In larger ones the sums keep their rounding errors and what is computed
/// once a channel is double-double, while each element is one subtraction, product and sum in double:
/// an element is then within about two units in the last place of its largest term, whatever the
/// mean.
package enum ReferenceBatchNorm {
  /// y, what it was normalised with, and the running statistics after the call.
  ///
  /// Training, and every call without running statistics, uses those of the batch; eval uses the
  /// running ones. Only training changes them.
  ///
  /// - Parameter x: In the order of `shape`. A NaN stays in its channel.
  /// - Parameter affine: γ and β, one per channel; nil: 1 and 0.
  /// - Parameter running: One mean and variance per channel; nil: not tracked.
  /// - Parameter memory: An array that is no longer needed, whose memory y may take.
  /// - Throws: `count` and `eps` for input that does not fit, `singleValuePerChannel` where the
  ///   running variance would need the unbiased variance of one value.
  package static func forward(
    _ x: [Double], shape: TensorShape, affine: Affine?, running: RunningStatistics?,
    configuration: BatchNormConfiguration, mode: Mode,
    reusing memory: consuming [Double] = []
  ) throws(BatchNormError) -> ForwardResult {
    try check(shape, x: x, affine: affine, running: running, eps: configuration.eps)
    let update = try runningUpdate(
      shape, running: running, configuration: configuration, mode: mode)
    return ForwardPass(
      x: x, shape: shape, gamma: affine?.gamma ?? Array(repeating: 1, count: shape.channels),
      beta: affine?.beta ?? Array(repeating: 0, count: shape.channels), running: running,
      given: mode == .eval ? running : nil, update: update, eps: configuration.eps
    ).run(reusing: memory)
  }

  /// nil where the call leaves the running statistics alone.
  private static func runningUpdate(
    _ shape: TensorShape, running: RunningStatistics?, configuration: BatchNormConfiguration,
    mode: Mode
  ) throws(BatchNormError) -> RunningUpdate? {
    guard mode == .train, let running else { return nil }
    let count = shape.valuesPerChannel
    if count == 1, configuration.conventions.runningVariance == .unbiased {
      throw .singleValuePerChannel
    }
    return RunningUpdate(
      configuration: configuration, batchesSeen: running.batchesSeen, count: count)
  }

  static func check(
    _ shape: TensorShape, x: [Double], affine: Affine?, running: RunningStatistics?, eps: Double
  ) throws(BatchNormError) {
    try check(x, "x", shape.count)
    if let affine {
      try check(affine.gamma, "gamma", shape.channels)
      try check(affine.beta, "beta", shape.channels)
    }
    if let running {
      try check(running.mean, "running_mean", shape.channels)
      try check(running.variance, "running_var", shape.channels)
    }
    guard eps.isFinite, eps >= 0 else { throw .eps(eps) }
  }

  static func check(
    _ values: [Double], _ what: String, _ expected: Int
  ) throws(BatchNormError) {
    if values.count != expected {
      throw .count(what: what, expected: expected, actual: values.count)
    }
  }
}
