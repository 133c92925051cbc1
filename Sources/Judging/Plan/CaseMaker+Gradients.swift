import BatchNorm

extension CaseMaker {
  /// Cases whose forward is differentiated numerically.
  func gradients() throws(BatchNormError) -> [Case] {
    var cases = [
      try gradient("train", "the gradient of training", eps: 0.05, mode: .train, batch: 5),
      try gradient("train-small-eps", "the gradient, usual eps", eps: nil, mode: .train, batch: 4),
      try gradient("two-values", "two values per channel", eps: 0.05, mode: .train, batch: 2),
      try gradient("eval", "the gradient of eval", eps: 0.05, mode: .eval, batch: 4),
    ]
    if isFirst {
      cases.append(
        try gradient(
          "projections", "random projections of a larger input", eps: 0.05, mode: .train,
          batch: 60))
    }
    if problem.options.notAffine {
      cases.append(
        try gradient(
          "not-affine", "the gradient without gamma and beta", eps: 0.05, mode: .train, batch: 5,
          affine: false))
    }
    return cases
  }

  private func gradient(
    _ name: String, _ purpose: String, eps: Double?, mode: Mode, batch: Int, affine: Bool = true
  ) throws(BatchNormError) -> Case {
    var builder = builder("gradient/\(name)")
    let channels = 3
    let shape = try builder.shape(batch, channels, [2, 2, 1])
    let profile = builder.profile(channels: channels)
    let x = builder.values(shape, means: profile.means, scales: profile.scales)
    let parameters = affine ? builder.affine(channels: channels) : nil
    let running = builder.running(channels: channels)
    let step = builder.step(mode, shape, x: x)
    let scales = mode == .train ? profile.scales : running.variance.map { $0.squareRoot() }
    return Case(
      id: id("gradient-\(name)"), group: .gradient, purpose: purpose,
      configuration: builder.configuration(eps: eps, momentum: 0.3), channels: channels,
      affine: parameters, initial: .given(running), steps: [step],
      sweep: SweepPlanner.sweep(
        step, affine: parameters, scales: scales, generator: &builder.generator))
  }
}
