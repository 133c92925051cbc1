import BatchNorm
import Judging

/// Inputs on which mistakes show: sizes that all differ, means far from zero and from each other,
/// γ of both signs, β ≠ 0, statistics far from 0 and 1.
enum Probes {
  static let biased = Conventions(momentum: .update, runningVariance: .biased)
  static let unbiased = Conventions(momentum: .update, runningVariance: .unbiased)
  static let keeping = Conventions(momentum: .keep, runningVariance: .biased)

  static func problem(
    _ layouts: [String], _ conventions: Conventions = biased, cumulative: Bool = false
  ) throws -> Problem {
    var options = Problem.Options()
    options.cumulativeAverage = cumulative
    return Problem(
      id: "probe", title: "", difficulty: "", summary: "", entry: .layer,
      layouts: try layouts.map { try Layout($0) }, conventions: conventions, backward: .optional,
      defaultEps: 1e-5, defaultMomentum: conventions.momentum == .update ? 0.1 : 0.9,
      options: options, groups: [], fixtures: [], network: nil, hints: [])
  }

  /// A sequence of calls on inputs of these sizes: training, eval, training, eval by default.
  static func sequence(
    _ layout: String, _ sizes: [[Int]], modes: [Mode] = [.train, .eval, .train, .eval],
    conventions: Conventions = biased, eps: Double = 0.05, momentum: Double? = 0.3,
    fresh: Bool = false, tracked: Bool = true, affine: Bool = true, offset: Double = 2,
    seed: UInt64 = 1
  ) throws -> Case {
    var random = Numbers(seed: seed)
    let letters = try Layout(layout)
    let channels = sizes[0][letters.channelAxis]
    let scales = (0..<channels).map { 0.3 + 0.6 * Double($0) }
    let steps = try zip(sizes, modes).map { sizes, mode in
      let shape = try TensorShape(sizes, layout: letters)
      let x = (0..<shape.count).map { position in
        let channel = shape.channel(at: position)
        return offset * Double(channel + 1) * (channel % 2 == 0 ? 1 : -1.5)
          + scales[channel] * random.next(in: -1.5...1.5)
      }
      let gradOutput = x.map { _ in random.next(in: -2...2) }
      return Case.Step(mode: mode, shape: shape, x: x, gradOutput: gradOutput)
    }
    let numbers = (0..<channels).map(Double.init)
    let running = RunningStatistics(
      mean: numbers.map { 1.5 - $0 }, variance: numbers.map { 0.4 + $0 })
    let signs = (0..<channels).map { $0 % 2 == 0 ? 1.0 : -1.0 }
    let gamma = zip(numbers, signs).map { (1.3 + 0.4 * $0) * $1 }
    let beta = numbers.map { 0.7 - 0.5 * $0 }
    return Case(
      id: "\(layout)-\(seed)", group: .sequence, purpose: "",
      configuration: BatchNormConfiguration(eps: eps, momentum: momentum, conventions: conventions),
      channels: channels, affine: affine ? Affine(gamma: gamma, beta: beta) : nil,
      initial: !tracked ? .none : fresh ? .fresh : .given(running), steps: steps)
  }

  /// The cases by which the tests diagnose.
  static func plan(for problem: Problem) throws -> [Case] {
    let conventions = problem.conventions
    var cases: [Case] = []
    for layout in problem.layouts {
      let sizes: [[Int]] =
        switch layout.letters {
        case "NC": [[5, 3], [4, 3], [2, 3], [1, 3]]
        case "NCL": [[3, 4, 5], [2, 4, 5], [2, 4, 3], [1, 4, 2]]
        default: [[3, 4, 2, 5], [2, 4, 5, 1], [2, 4, 3, 2], [1, 4, 2, 3]]
        }
      cases.append(try sequence(layout.letters, sizes, conventions: conventions))
      cases.append(
        try sequence(
          layout.letters, sizes, conventions: conventions, momentum: 0.9, fresh: true, seed: 2))
      cases.append(
        try sequence(
          layout.letters, sizes, conventions: conventions, eps: 1e-3, offset: 1e7, seed: 3))
      if problem.options.cumulativeAverage {
        cases.append(
          try sequence(
            layout.letters, sizes, conventions: conventions, momentum: nil, fresh: true, seed: 4))
      }
    }
    return cases
  }
}

/// The right answers, by the reference.
func reference(_ scenario: Case) throws -> [StepValues] {
  var running = scenario.initialRunning
  return try scenario.steps.map { step in
    let result = try ReferenceBatchNorm.forward(
      step.x, shape: step.shape, affine: scenario.affine, running: running,
      configuration: scenario.configuration, mode: step.mode)
    var values = StepValues(
      output: result.output, runningMean: result.running?.mean,
      runningVariance: result.running?.variance)
    if let gradOutput = step.gradOutput {
      let gradients = try ReferenceBatchNorm.backward(
        gradOutput: gradOutput, x: step.x, shape: step.shape, affine: scenario.affine,
        running: running, configuration: scenario.configuration, mode: step.mode)
      values.gradX = gradients.x
      values.gradGamma = gradients.gamma
      values.gradBeta = gradients.beta
    }
    running = result.running
    return values
  }
}

/// Numbers that look random and are the same everywhere (splitmix64).
struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(in range: ClosedRange<Double>) -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return range.lowerBound + (range.upperBound - range.lowerBound) * Double(z >> 11) * 0x1p-53
  }
}
