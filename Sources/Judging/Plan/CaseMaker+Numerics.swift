import BatchNorm

extension CaseMaker {
  /// Inputs that are hard on the arithmetic. Where right implementations differ among themselves, no
  /// case asks: nothing here overflows when squared, falls below the smallest normal number when it
  /// matters, is infinite, or has ε = 0 with a constant channel.
  func numerics() throws(BatchNormError) -> [Case] {
    guard isFirst else { return [] }
    return [
      try single(
        "constant", "constant channels: y is beta", eps: nil, mode: .train,
        means: [10_000, -3, 0.1], scales: [0, 0, 1]),
      try single(
        "constant-large-eps", "constant channels, eps 1e-3", eps: 1e-3, mode: .train,
        means: [0.1, 7, 1e5], scales: [0, 2, 0]),
      try single(
        "large-mean", "a mean of 1e6 times the deviation", eps: nil, mode: .train,
        means: [1e6, -2e6, 3e6], scales: [1, 0.7, 2]),
      try single(
        "larger-mean", "a mean of 1e8 times the deviation", eps: 1e-9, mode: .train,
        means: [1e6, -1e6, 2e6], scales: [1e-2, 2e-2, 3e-2]),
      try single(
        "tiny", "values near 1e-8", eps: nil, mode: .train, means: [1e-8, -2e-8, 3e-8],
        scales: [1e-8, 2e-8, 3e-8]),
      try single(
        "tiny-eps", "values near 1e-8 and an eps of 1e-16", eps: 1e-16, mode: .train,
        means: [1e-8, -2e-8, 3e-8], scales: [1e-8, 2e-8, 3e-8]),
      try single(
        "huge", "values near 1e60", eps: nil, mode: .train, means: [1e60, -2e60, 3e60],
        scales: [1e60, 2e60, 3e60]),
      try single(
        "mixed", "channels of very different size", eps: nil, mode: .train,
        means: [1e-6, 3, -2e6], scales: [1e-6, 1, 1e6]),
      try single(
        "far", "inputs thousands of deviations from the running mean", eps: 0.05, mode: .eval,
        means: [300, 2000, -4000], scales: [1, 2, 0.5]),
      try single(
        "nan", "NaN in one channel stays there", eps: 0.05, mode: .train, means: [2, -3, 4],
        scales: [1, 2, 0.5], nanChannel: 1),
      try single(
        "nan-eval", "NaN in one element stays there in eval", eps: 0.05, mode: .eval,
        means: [2, -3, 4], scales: [1, 2, 0.5], nanChannel: 1),
    ]
  }

  private func single(
    _ name: String, _ purpose: String, eps: Double?, mode: Mode, means: [Double],
    scales: [Double], nanChannel: Int? = nil
  ) throws(BatchNormError) -> Case {
    var builder = builder("numerics/\(name)")
    let shape = try builder.shape(8, means.count, [2, 1, 1])
    var x = builder.values(shape, means: means, scales: scales)
    if let nanChannel,
      let element = x.indices.last(where: { shape.channel(at: $0) == nanChannel })
    {
      x[element] = .nan
    }
    return Case(
      id: id("numerics-\(name)"), group: .numerics, purpose: purpose,
      configuration: builder.configuration(eps: eps, momentum: 0.3), channels: means.count,
      affine: builder.affine(channels: means.count),
      initial: .given(builder.running(channels: means.count)),
      steps: [builder.step(mode, shape, x: x)])
  }
}
