package import BatchNorm

/// Makes the cases of a problem. The same problem, seed and fixtures give the same plan everywhere.
package enum Planner {
  /// - Throws: `BatchNormError` for a layout or fixture that the reference does not take.
  package static func plan(
    _ problem: Problem, seed: UInt64, fixtures: [Fixture] = []
  ) throws(BatchNormError) -> [Case] {
    var cases: [Case] = []
    let wanted = Set(problem.groups.map(\.kind))
    for group in CaseGroup.allCases where wanted.contains(group) {
      for (index, layout) in problem.layouts.enumerated() {
        let maker = CaseMaker(problem: problem, layout: layout, seed: seed, isFirst: index == 0)
        switch group {
        case .fixture:
          if index == 0 { cases += fixtures.map(fixtureCase) }
        case .train: cases += try maker.train()
        case .eval: cases += try maker.eval()
        case .sequence: cases += try maker.sequences()
        case .numerics: cases += try maker.numerics()
        case .gradient: cases += try maker.gradients()
        case .refusal: cases += try maker.refusals()
        case .network: break
        }
      }
    }
    return cases
  }

  /// The order in which cases are run: shuffled, so that counting calls does not help a candidate.
  package static func order(of cases: [Case], seed: UInt64) -> [Int] {
    var generator = SeededGenerator(seed: seed, name: "order")
    return cases.indices.shuffled(using: &generator)
  }

  /// One batch of a given shape, with gradients, for measuring.
  package static func single(
    _ problem: Problem, shape: TensorShape, mode: Mode, sweeps: Bool
  ) -> Case {
    var builder = CaseBuilder(problem: problem, layout: shape.layout, seed: 0, name: "single")
    let profile = builder.profile(channels: shape.channels)
    let step = builder.step(
      mode, shape, x: builder.values(shape, means: profile.means, scales: profile.scales))
    let affine = builder.affine(channels: shape.channels)
    let running = builder.running(channels: shape.channels)
    let scales = mode == .train ? profile.scales : running.variance.map { $0.squareRoot() }
    return Case(
      id: "single-\(mode.rawValue)", group: .gradient, purpose: "one batch",
      configuration: builder.configuration(), channels: shape.channels, affine: affine,
      initial: .given(running), steps: [step],
      sweep: sweeps
        ? SweepPlanner.sweep(
          step, affine: affine, scales: scales, generator: &builder.generator) : nil)
  }

  private static func fixtureCase(_ fixture: Fixture) -> Case {
    let initial: Case.InitialStatistics
    if let running = fixture.running {
      initial = running == .fresh(channels: fixture.channels) ? .fresh : .given(running)
    } else {
      initial = .none
    }
    return Case(
      id: fixture.id, group: .fixture,
      purpose: fixture.description.isEmpty
        ? "recorded results of \(fixture.source.tool)" : fixture.description,
      configuration: fixture.configuration, channels: fixture.channels, affine: fixture.affine,
      initial: initial,
      steps: fixture.steps.map {
        Case.Step(mode: $0.mode, shape: $0.shape, x: $0.x, gradOutput: $0.gradOutput)
      })
  }
}
