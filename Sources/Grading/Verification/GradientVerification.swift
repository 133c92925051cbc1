import BatchNorm
import Judging

/// Holds the reference's gradient against differences of its own forward, in about 32 digits.
///
/// Along a direction d with x± = x ± h·d as rounded, L(x+) − L(x−) must be Σ dx·(x+ − x−) but for terms
/// of third order; from h and h/2 one step of Richardson's extrapolation leaves those of fifth order.
/// With h = s/2¹², s = √(v + ε) of the channel, that is some 1e-15 of the sizes involved. Along γ and β
/// L is linear.
struct GradientVerification {
  private(set) var compared = 0
  /// Relative to the size of what is added up.
  private(set) var largestError = 0.0
  private(set) var faults: [String] = []

  static let tolerance = 1e-12

  fileprivate struct Setting {
    var id: String
    var step: Case.Step
    var gradOutput: [Double]
    var affine: Affine?
    var running: RunningStatistics?
    var configuration: BatchNormConfiguration
  }

  /// Every step of every case that asks for gradients, and a tensor for each layout that is too large
  /// for the reference to take every element with the same care.
  init(_ problem: Problem, _ cases: [Case], seed: UInt64) throws(BatchNormError) {
    var generator = SeededGenerator(seed: seed, name: "verify/gradients")
    for testCase in cases {
      var running = testCase.initialRunning
      for (index, step) in testCase.steps.enumerated() where !step.mustRefuse {
        if let gradOutput = step.gradOutput, step.x.allSatisfy(\.isFinite) {
          try verify(
            Setting(
              id: "\(testCase.id), step \(index + 1)", step: step, gradOutput: gradOutput,
              affine: testCase.affine, running: running, configuration: testCase.configuration),
            &generator)
        }
        running = try ReferenceBatchNorm.forward(
          step.x, shape: step.shape, affine: testCase.affine, running: running,
          configuration: testCase.configuration, mode: step.mode
        ).running
      }
    }
    for layout in problem.layouts {
      for mode in Mode.allCases {
        try verify(Self.large(problem, layout, mode, &generator), &generator)
      }
    }
  }

  /// Some 1500 elements in five channels.
  private static func large(
    _ problem: Problem, _ layout: Layout, _ mode: Mode, _ generator: inout SeededGenerator
  ) throws(BatchNormError) -> Setting {
    let rest = layout.letters.count { $0 != "N" && $0 != "C" }
    let shape = try TensorShape(
      layout.letters.map { $0 == "C" ? 5 : $0 == "N" ? (rest == 0 ? 300 : 60) : rest == 1 ? 6 : 3 },
      layout: layout)
    func numbers(_ count: Int, _ low: Double, _ high: Double) -> [Double] {
      (0..<count).map { _ in generator.uniform(low, high) }
    }
    return Setting(
      id: "a large \(layout.letters) tensor in \(mode.rawValue)",
      step: Case.Step(mode: mode, shape: shape, x: numbers(shape.count, -1, 5)),
      gradOutput: numbers(shape.count, -1, 2),
      affine: Affine(gamma: numbers(5, -2, 2), beta: numbers(5, -1, 1)),
      running: RunningStatistics(mean: numbers(5, -1, 1), variance: numbers(5, 0.5, 2)),
      configuration: BatchNormConfiguration(
        eps: problem.defaultEps, momentum: problem.defaultMomentum,
        conventions: problem.conventions))
  }

  private mutating func verify(
    _ setting: Setting, _ generator: inout SeededGenerator
  ) throws(BatchNormError) {
    let step = setting.step
    let forward = try ReferenceBatchNorm.forward(
      step.x, shape: step.shape, affine: setting.affine, running: setting.running,
      configuration: setting.configuration, mode: step.mode)
    let gradients = try ReferenceBatchNorm.backward(
      gradOutput: setting.gradOutput, x: step.x, shape: step.shape, affine: setting.affine,
      running: setting.running, configuration: setting.configuration, mode: step.mode)
    let scales = forward.variance.map { ($0 + setting.configuration.eps).squareRoot() }
    let h = scales.map { scale in
      scale > 0 ? Double(sign: .plus, exponent: scale.exponent - 12, significand: 1) : 0x1p-12
    }
    let gamma = setting.affine?.gamma ?? scales.map { _ in 1 }
    let dy = setting.gradOutput.map(\.magnitude).max() ?? 0
    let channel = step.x.indices.map(step.shape.channel(at:))

    var directions: [[Double]] = (0..<2).map { _ in step.x.map { _ in generator.sign() } }
    for _ in 0..<3 {
      var direction = step.x.map { _ in 0.0 }
      direction[generator.below(direction.count)] = 1
      directions.append(direction)
    }
    for direction in directions {
      let size = direction.indices.reduce(0) {
        let c = channel[$1]
        return $0 + (direction[$1] * h[c] * gamma[c] / scales[c]).magnitude * dy * 2
      }
      func ends(_ share: Double) -> (lower: [Double], upper: [Double]) {
        let moves = direction.indices.map { direction[$0] * h[channel[$0]] * share }
        return (zip(step.x, moves).map { $0 - $1 }, zip(step.x, moves).map { $0 + $1 })
      }
      func both(_ share: Double) throws(BatchNormError) -> (found: Double, expected: Double) {
        let (lower, upper) = ends(share)
        let (a, b) = (try setting.loss(x: lower), try setting.loss(x: upper))
        let expected = direction.indices.reduce(0) {
          direction[$1] == 0 ? $0 : $0 + gradients.x[$1] * (upper[$1] - lower[$1])
        }
        return ((b.sum - a.sum) + (b.rest - a.rest), expected)
      }
      let (wide, narrow) = (try both(1), try both(0.5))
      add(
        (8 * narrow.found - wide.found) / 3, (8 * narrow.expected - wide.expected) / 3, size: size,
        setting, "x")
    }
    guard let affine = setting.affine else { return }
    for (name, gradient, isGamma) in [
      ("gamma", gradients.gamma ?? [], true), ("beta", gradients.beta ?? [], false),
    ] {
      let direction = gradient.map { _ in generator.sign() }
      func moved(_ sign: Double) -> Affine {
        var moved = affine
        for c in direction.indices {
          if isGamma { moved.gamma[c] += sign * direction[c] }
          if !isGamma { moved.beta[c] += sign * direction[c] }
        }
        return moved
      }
      let (lower, upper) = (moved(-1), moved(1))
      let (a, b) = (try setting.loss(affine: lower), try setting.loss(affine: upper))
      let expected = direction.indices.reduce(0) {
        $0 + gradient[$1]
          * (isGamma ? upper.gamma[$1] - lower.gamma[$1] : upper.beta[$1] - lower.beta[$1])
      }
      add(
        (b.sum - a.sum) + (b.rest - a.rest), expected, size: dy * Double(step.x.count) * 2, setting,
        name)
    }
  }

  private mutating func add(
    _ found: Double, _ expected: Double, size: Double, _ setting: Setting, _ variable: String
  ) {
    compared += 1
    let error = found == expected ? 0 : (found - expected).magnitude / size
    largestError = max(largestError, error.isNaN ? .infinity : error)
    if !(error <= Self.tolerance) {
      faults.append(
        "\(setting.id): along \(variable), forward changes by \(found), by its gradient "
          + "\(expected)")
    }
  }
}

extension GradientVerification.Setting {
  fileprivate func loss(
    x: [Double]? = nil, affine: Affine? = nil
  ) throws(BatchNormError) -> (sum: Double, rest: Double) {
    try ReferenceBatchNorm.loss(
      x ?? step.x, gradOutput: gradOutput, shape: step.shape, affine: affine ?? self.affine,
      running: running, eps: configuration.eps, mode: step.mode)
  }
}
