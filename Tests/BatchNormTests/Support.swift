import BatchNorm
import Testing

/// SplitMix64.
struct Random: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Whole multiples of 2⁻²⁰ around a mean, within ±2 deviations.
  mutating func values(_ count: Int, mean: Double = 0, deviation: Double = 1) -> [Double] {
    (0..<count).map { _ in
      let value = mean + deviation * Double.random(in: -2...2, using: &self)
      return (value * 0x1p20).rounded() / 0x1p20
    }
  }
}

/// A layer of the given conventions and a batch for it, with γ ≠ 1, β ≠ 0 and statistics that are
/// neither 0 nor 1.
struct Setting {
  var shape: TensorShape
  var x: [Double]
  var cotangent: [Double]
  var affine: Affine?
  var running: RunningStatistics?
  var configuration: BatchNormConfiguration

  init(
    _ sizes: [Int], _ layout: String, seed: UInt64 = 1, mean: Double = 3, deviation: Double = 2,
    eps: Double = 0.05, momentum: Double? = 0.3, side: Conventions.Momentum = .update,
    runningVariance: Conventions.RunningVariance = .biased
  ) throws {
    var random = Random(state: seed)
    shape = try TensorShape(sizes, layout: Layout(layout))
    x = random.values(shape.count, mean: mean, deviation: deviation)
    cotangent = random.values(shape.count)
    affine = Affine(
      gamma: (0..<shape.channels).map { (channel: Int) -> Double in
        channel % 2 == 0 ? 1.5 + Double(channel) : -0.7 - Double(channel)
      },
      beta: random.values(shape.channels, mean: 0.4))
    running = RunningStatistics(
      mean: random.values(shape.channels, mean: mean - 1),
      variance: random.values(shape.channels, mean: 5))
    configuration = BatchNormConfiguration(
      eps: eps, momentum: momentum,
      conventions: Conventions(momentum: side, runningVariance: runningVariance))
  }

  func forward(_ mode: Mode, reusing memory: [Double] = []) throws -> ForwardResult {
    try ReferenceBatchNorm.forward(
      x, shape: shape, affine: affine, running: running, configuration: configuration, mode: mode,
      reusing: memory)
  }

  func backward(_ mode: Mode, reusing memory: [Double] = []) throws -> Gradients {
    try ReferenceBatchNorm.backward(
      gradOutput: cotangent, x: x, shape: shape, affine: affine, running: running,
      configuration: configuration, mode: mode, reusing: memory)
  }

  func oracle(_ mode: Mode) -> Oracle {
    Oracle(
      x: x, shape: shape, affine: affine, eps: configuration.eps,
      running: mode == .eval ? running : nil)
  }
}

/// Every value within `ulps` units of its own last place, or of `floor` where it is smaller.
func expectClose(
  _ actual: [Double]?, _ expected: [Wide], ulps: Double = 1, floor: Double = 0,
  _ what: Comment = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let actual, actual.count == expected.count else {
    Issue.record("\(what): \(actual?.count ?? -1) values", sourceLocation: sourceLocation)
    return
  }
  let worst = zip(actual, expected).map { actual, expected in
    Double((Wide(actual) - expected).magnitude) / max(expected.asDouble, floor).ulp
  }.max()
  #expect(worst ?? 0 <= ulps, what, sourceLocation: sourceLocation)
}

extension Wide {
  var asDouble: Double { Double(magnitude) }
}
