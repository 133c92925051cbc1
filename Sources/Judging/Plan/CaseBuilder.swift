import BatchNorm

/// Draws the numbers of cases so that no mistake stays hidden: channel means far from zero and from
/// each other, a scale per channel, γ with alternating signs, β ≠ 0, running statistics far from 0
/// and 1 and from the batch's, a cotangent that is neither constant nor of mean zero.
struct CaseBuilder {
  let problem: Problem
  let layout: Layout
  var generator: SeededGenerator

  init(problem: Problem, layout: Layout, seed: UInt64, name: String) {
    self.problem = problem
    self.layout = layout
    generator = SeededGenerator(seed: seed, name: "\(layout.letters)/\(name)")
  }

  /// A shape with N samples, C channels, and `spatial` for the other dimensions in turn.
  func shape(_ batch: Int, _ channels: Int, _ spatial: [Int]) throws(BatchNormError) -> TensorShape
  {
    var rest = spatial[...]
    let sizes = layout.letters.map { letter in
      switch letter {
      case "N": batch
      case "C": channels
      default: rest.popFirst() ?? 2
      }
    }
    return try TensorShape(sizes, layout: layout)
  }

  /// Distinct means (−9 to 9, at least 1 from zero) times `offset`, distinct scales 0.3 to 2.5.
  mutating func profile(channels: Int, offset: Double = 1) -> (means: [Double], scales: [Double]) {
    let shift = generator.uniform(0, 1)
    return (
      (0..<channels).map { channel in
        let size = 1.5 + Double(channel % 7) + shift
        return (channel % 2 == 0 ? size : -size) * offset
      },
      (0..<channels).map { _ in generator.uniform(0.3, 2.5) }
    )
  }

  /// mean[c] + scale[c]·z, z uniform in ±1.7.
  mutating func values(
    _ shape: TensorShape, means: [Double], scales: [Double]
  ) -> [Double] {
    (0..<shape.count).map { offset in
      let channel = shape.channel(at: offset)
      return means[channel] + scales[channel] * generator.uniform(-1.7, 1.7)
    }
  }

  mutating func values(_ shape: TensorShape) -> [Double] {
    let profile = profile(channels: shape.channels)
    return values(shape, means: profile.means, scales: profile.scales)
  }

  mutating func cotangent(_ shape: TensorShape) -> [Double] {
    (0..<shape.count).map { _ in 0.3 + generator.uniform(-1.5, 1.5) }
  }

  /// |γ| from 0.5 to 2 with alternating signs, |β| from 0.3 to 1.5.
  mutating func affine(channels: Int) -> Affine {
    Affine(
      gamma: (0..<channels).map { ($0 % 2 == 0 ? 1 : -1) * generator.uniform(0.5, 2) },
      beta: (0..<channels).map { _ in generator.sign() * generator.uniform(0.3, 1.5) })
  }

  /// A mean of 2 to 5 with the sign of odd channels, a variance of 2 to 4 or 0.2 to 0.5.
  mutating func running(channels: Int) -> RunningStatistics {
    RunningStatistics(
      mean: (0..<channels).map { ($0 % 2 == 0 ? -1 : 1) * generator.uniform(2, 5) },
      variance: (0..<channels).map {
        $0 % 2 == 0 ? generator.uniform(2, 4) : generator.uniform(0.2, 0.5)
      })
  }

  mutating func step(
    _ mode: Mode, _ shape: TensorShape, x: [Double]? = nil, gradient: Bool = true
  ) -> Case.Step {
    let x = x ?? values(shape)
    return Case.Step(
      mode: mode, shape: shape, x: x, gradOutput: gradient ? cotangent(shape) : nil)
  }

  func configuration(eps: Double? = nil, momentum: Double?) -> BatchNormConfiguration {
    BatchNormConfiguration(
      eps: eps ?? problem.defaultEps, momentum: momentum, conventions: problem.conventions)
  }

  func configuration(eps: Double? = nil) -> BatchNormConfiguration {
    configuration(eps: eps, momentum: problem.defaultMomentum)
  }
}
