import BatchNorm

extension CaseMaker {
  /// A sequence: for each step its mode and its number of samples.
  private func sequence(
    _ name: String, _ purpose: String, eps: Double?, momentum: Double?, fresh: Bool = false,
    tracked: Bool = true, setsAffine: Bool = true, _ calls: [(Mode, Int)]
  ) throws(BatchNormError) -> Case {
    var builder = builder("sequence/\(name)")
    let channels = 3
    var steps: [Case.Step] = []
    for (mode, batch) in calls {
      // With gamma 1 and beta 0 a gradient would hide what it takes for the output.
      steps.append(
        builder.step(mode, try builder.shape(batch, channels, [2, 3, 1]), gradient: setsAffine))
    }
    let initial: Case.InitialStatistics =
      !tracked ? .none : fresh ? .fresh : .given(builder.running(channels: channels))
    return Case(
      id: id("sequence-\(name)"), group: .sequence, purpose: purpose,
      configuration: builder.configuration(eps: eps, momentum: momentum), channels: channels,
      affine: setsAffine ? builder.affine(channels: channels) : .fresh(channels: channels),
      initial: initial, steps: steps)
  }

  func sequences() throws(BatchNormError) -> [Case] {
    let usual = problem.defaultMomentum
    var cases = [
      try sequence(
        "two-batches", "two batches, then eval on another", eps: 0.05, momentum: 0.3,
        [(.train, 4), (.train, 7), (.eval, 5)]),
      try sequence(
        "interleaved", "training and eval in turn", eps: 1e-3, momentum: 0.3,
        [(.eval, 3), (.train, 5), (.eval, 2), (.train, 4), (.eval, 6)]),
      try sequence(
        "new-layer", "a new layer: three batches, then eval", eps: nil, momentum: usual,
        fresh: true, [(.train, 5), (.train, 3), (.train, 6), (.eval, 4)]),
      try sequence(
        "small-batches", "batches of two, then eval", eps: 0.05, momentum: 0.3,
        [(.train, 2), (.train, 2), (.eval, 3)]),
      try sequence(
        "momentum-1", "momentum 1, then eval", eps: 0.05, momentum: 1,
        [(.train, 4), (.train, 3), (.eval, 5)]),
      try sequence(
        "eval-twice", "eval twice: nothing may change between", eps: 0.05, momentum: 0.3,
        [(.eval, 4), (.eval, 4), (.train, 4)]),
    ]
    if problem.entry == .layer {
      cases.append(
        try sequence(
          "as-created", "a new layer as it comes: gamma 1, beta 0", eps: 0.05, momentum: 0.3,
          fresh: true, setsAffine: false, [(.train, 4), (.train, 5), (.eval, 3)]))
    }
    if problem.options.cumulativeAverage {
      cases.append(
        try sequence(
          "cumulative", "momentum None: the average over all batches", eps: 0.05, momentum: nil,
          fresh: true, [(.train, 4), (.train, 3), (.eval, 2), (.train, 5), (.eval, 4)]))
    }
    if problem.options.notTracked {
      cases.append(
        try sequence(
          "not-tracked", "without running statistics", eps: 0.05, momentum: 0.3, tracked: false,
          [(.train, 4), (.eval, 5)]))
    }
    return cases
  }
}
