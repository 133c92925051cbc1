/// What forward gives.
package struct ForwardResult: Sendable {
  /// y, in the shape of x.
  package var output: [Double]
  /// m (or the running mean), a value per channel: what x was centred on.
  package var mean: [Double]
  /// v (or the running variance), a value per channel: what x was scaled by, without ε.
  package var variance: [Double]
  /// The statistics after the call; nil where they are not tracked.
  package var running: RunningStatistics?

  package init(
    output: [Double], mean: [Double], variance: [Double], running: RunningStatistics?
  ) {
    self.output = output
    self.mean = mean
    self.variance = variance
    self.running = running
  }
}

/// What backward gives: the gradients of Σ dy·y.
package struct Gradients: Sendable, Equatable {
  /// In the shape of x.
  package var x: [Double]
  /// A value per channel each; nil where the call was not affine.
  package var gamma: [Double]?
  package var beta: [Double]?

  package init(x: [Double], gamma: [Double]?, beta: [Double]?) {
    self.x = x
    self.gamma = gamma
    self.beta = beta
  }
}
