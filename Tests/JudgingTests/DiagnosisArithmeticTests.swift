import BatchNorm
import Judging
import Testing

/// Candidates written apart from the recipes, in arithmetic of their own.
@Suite struct DiagnosisArithmeticTests {
  enum Style: CaseIterable {
    case naive, fused, welford, reversed
  }

  /// Mistakes as somebody would write them; nil is none.
  static let slips: [String?] = [
    nil, "eps-missing", "unbiased-variance-in-output", "sqrt-missing", "variance-not-centred",
    "mean-not-subtracted", "gamma-missing", "statistics-detached",
  ]

  private func moments(_ values: [Double], _ style: Style) -> (mean: Double, variance: Double) {
    let count = Double(values.count)
    if style == .welford {
      var (mean, squares, seen) = (0.0, 0.0, 0.0)
      for value in values {
        seen += 1
        let distance = value - mean
        mean += distance / seen
        squares += distance * (value - mean)
      }
      return (mean, squares / count)
    }
    let values = style == .reversed ? values.reversed() : values
    let mean = values.reduce(0, +) / count
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count)
  }

  /// One channel of one call, its running statistics updated.
  private func call(
    _ scenario: Case, _ step: Case.Step, _ channel: Int, _ running: inout RunningStatistics,
    _ values: inout StepValues, _ style: Style, _ slip: String?
  ) {
    let places = step.x.indices.filter { step.shape.channel(at: $0) == channel }
    let x = places.map { step.x[$0] }
    let count = Double(x.count)
    let trains = step.mode == .train
    let exact =
      trains ? moments(x, style) : (running.mean[channel], running.variance[channel])
    var (mean, variance) = exact
    if trains {
      if slip == "variance-not-centred" { variance = x.reduce(0) { $0 + $1 * $1 } / count }
      let configuration = scenario.configuration
      let weight = configuration.conventions.batchWeight(
        momentum: configuration.momentum, batchesSeen: running.batchesSeen)
      running.mean[channel] += weight * (mean - running.mean[channel])
      running.variance[channel] += weight * (variance - running.variance[channel])
      if slip == "unbiased-variance-in-output" { variance *= count / (count - 1) }
      if slip == "mean-not-subtracted" { mean = 0 }
    }
    let eps = scenario.configuration.eps
    let deviation =
      switch slip {
      case "eps-missing": variance.squareRoot()
      case "sqrt-missing": variance + eps
      default: (variance + eps).squareRoot()
      }
    let (gamma, beta) = (
      scenario.affine?.gamma[channel] ?? 1, scenario.affine?.beta[channel] ?? 0
    )
    let scale = slip == "gamma-missing" ? 1 : gamma
    for place in places {
      values.output?[place] =
        style == .fused
        ? step.x[place] * (scale / deviation) + (beta - mean * scale / deviation)
        : scale * ((step.x[place] - mean) / deviation) + beta
    }
    guard let dy = step.gradOutput else { return }
    // Backward is that of the right forward.
    let right = (exact.1 + eps).squareRoot()
    let normalised = x.map { ($0 - exact.0) / right }
    let sum = places.reduce(0) { $0 + dy[$1] }
    let product = zip(places, normalised).reduce(0) { $0 + dy[$1.0] * $1.1 }
    values.gradGamma?[channel] = product
    values.gradBeta?[channel] = sum
    for (place, normalised) in zip(places, normalised) {
      values.gradX?[place] =
        !trains || slip == "statistics-detached"
        ? gamma / right * dy[place]
        : gamma / right / count * (count * dy[place] - sum - normalised * product)
    }
  }

  private func run(_ scenario: Case, _ style: Style, _ slip: String?) -> [StepValues] {
    var running = scenario.initialRunning ?? .fresh(channels: scenario.channels)
    return scenario.steps.map { step in
      let zeros = [Double](repeating: 0, count: scenario.channels)
      var values = StepValues(output: step.x)
      if step.gradOutput != nil {
        values = StepValues(output: step.x, gradX: step.x, gradGamma: zeros, gradBeta: zeros)
      }
      for channel in 0..<scenario.channels {
        call(scenario, step, channel, &running, &values, style, slip)
      }
      if step.mode == .train { running.batchesSeen += 1 }
      values.runningMean = running.mean
      values.runningVariance = running.variance
      return values
    }
  }

  @Test("A mistake is found, and no second one, whatever the arithmetic", arguments: Style.allCases)
  func found(_ style: Style) throws {
    var problem = try Probes.problem(["NCHW"])
    problem.groups = [.train, .eval, .sequence, .numerics, .gradient].map {
      Problem.Group(kind: $0, points: 1)
    }
    let cases = try Planner.plan(problem, seed: 1)
    for slip in Self.slips {
      let observations = cases.map {
        Observation(pass: Observation.Pass(steps: run($0, style, slip)))
      }
      let found = Diagnoser(problem, cases: cases, observations: observations).diagnose([])
      #expect(found.map(\.mistakes) == (slip.map { [[$0]] } ?? []))
    }
  }
}
