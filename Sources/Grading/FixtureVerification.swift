import BatchNorm
import Documents
import Judging

/// The built-in reference held against recorded results.
package struct FixtureVerification: Sendable {
  package var path: String
  /// What keeps the fixture from being read or computed.
  package var error: String?
  /// There is no such file.
  package var isMissing = false
  /// How many numbers were compared.
  package var compared = 0
  /// The largest |actual − recorded| over the tolerance there.
  package var largestRatio = 0.0
  /// In words, each number that is outside of its tolerance.
  package var disagreements: [String] = []

  package var agrees: Bool { error == nil && disagreements.isEmpty }

  package static func verify(_ path: String) -> FixtureVerification {
    var result = FixtureVerification(path: path)
    guard Files.exists(path), !Files.isFolder(path) else {
      result.isMissing = true
      result.error = "there is no such fixture file"
      return result
    }
    do {
      let recorded = try DocumentFile(path).decode { pieces, path throws(DocumentError) in
        NetworkDocument.isOne(pieces)
          ? Recorded.network(try NetworkDocument.decode(pieces, path: path))
          : .fixture(try FixtureDocument.decode(pieces, path: path))
      }
      switch recorded {
      case .network(let plan): result.compare(try plan.referenceTrace(), plan)
      case .fixture(let fixture): try result.compare(fixture)
      }
    } catch let error as GradingError {
      result.error = error.description
    } catch {
      result.error = "the reference does not take this fixture: \(error)"
    }
    return result
  }

  private enum Recorded {
    case fixture(Fixture)
    case network(NetworkPlan)
  }

  private mutating func compare(_ fixture: Fixture) throws(BatchNormError) {
    var running = fixture.running
    for (index, step) in fixture.steps.enumerated() {
      let before = running
      running = try compareForward(index, before: before, fixture)
      if let gradOutput = step.gradOutput {
        let gradients = try ReferenceBatchNorm.backward(
          gradOutput: gradOutput, x: step.x, shape: step.shape, affine: fixture.affine,
          running: before, configuration: fixture.configuration, mode: step.mode)
        compare(
          StepValues(
            gradX: gradients.x, gradGamma: gradients.gamma, gradBeta: gradients.beta),
          [.gradX, .gradGamma, .gradBeta], step: index, fixture)
      }
    }
  }

  /// The output of a large step is gone before its gradients are computed.
  private mutating func compareForward(
    _ index: Int, before: RunningStatistics?, _ fixture: Fixture
  ) throws(BatchNormError) -> RunningStatistics? {
    let step = fixture.steps[index]
    let forward = try ReferenceBatchNorm.forward(
      step.x, shape: step.shape, affine: fixture.affine, running: before,
      configuration: fixture.configuration, mode: step.mode)
    compare(
      StepValues(
        output: forward.output, runningMean: forward.running?.mean,
        runningVariance: forward.running?.variance),
      [.output, .runningMean, .runningVariance], step: index, fixture)
    return forward.running
  }

  private mutating func compare(
    _ values: StepValues, _ quantities: [StepValues.Quantity], step: Int, _ fixture: Fixture
  ) {
    for quantity in quantities {
      guard let recorded = fixture.steps[step].expected[quantity] else { continue }
      compare(values[quantity], recorded, quantity, step: step, fixture)
    }
  }

  private mutating func compare(
    _ actual: [Double]?, _ recorded: [Double], _ quantity: StepValues.Quantity, step: Int,
    _ fixture: Fixture
  ) {
    let isTensor = quantity == .output || quantity == .gradX
    let name = "steps[\(step)].expect.\(quantity.fixtureKey)"
    guard let actual, actual.count == recorded.count else {
      disagreements.append("\(name): the reference has no such values")
      return
    }
    compare(
      actual, recorded, name, relative: fixture.relativeTolerance,
      absolute: fixture.absoluteTolerance
    ) { isTensor ? fixture.steps[step].shape.index(at: $0) : [$0] }
  }

  private mutating func compare(_ actual: NetworkPlan.Trace, _ plan: NetworkPlan) {
    let recorded = plan.recorded
    func flat(_ parameters: NetworkPlan.Parameters) -> [Double] {
      (parameters.weights + [parameters.bias] + parameters.gammas + parameters.betas).flatMap { $0 }
    }
    let rows: [(String, [Double], [Double])] = [
      ("losses", actual.losses, recorded.losses),
      ("parameters", flat(actual.parameters), flat(recorded.parameters)),
      ("running_means", actual.runningMeans.flatMap { $0 }, recorded.runningMeans.flatMap { $0 }),
      (
        "running_vars", actual.runningVariances.flatMap { $0 },
        recorded.runningVariances.flatMap { $0 }
      ),
      ("test_output", actual.testOutput, recorded.testOutput),
    ]
    for (name, actual, recorded) in rows {
      compare(
        actual, recorded, "expect.\(name)", relative: plan.relativeTolerance,
        absolute: plan.absoluteTolerance
      ) { [$0] }
    }
  }

  private mutating func compare(
    _ actual: [Double], _ recorded: [Double], _ name: String, relative: Double, absolute: Double,
    place: (Int) -> [Int]
  ) {
    for element in recorded.indices {
      compared += 1
      let (a, e) = (element < actual.count ? actual[element] : .nan, recorded[element])
      if a == e || (a.isNaN && e.isNaN && element < actual.count) { continue }
      let ratio = (a - e).magnitude / (absolute + relative * e.magnitude)
      largestRatio = max(largestRatio, ratio.isNaN ? .infinity : ratio)
      if !(ratio <= 1) {
        disagreements.append("\(name)\(place(element)): recorded \(e), the reference gives \(a)")
      }
    }
  }
}

extension StepValues.Quantity {
  fileprivate var fixtureKey: String {
    switch self {
    case .output: "y"
    case .runningMean: "running_mean"
    case .runningVariance: "running_var"
    case .gradX: "grad_x"
    case .gradGamma: "grad_gamma"
    case .gradBeta: "grad_beta"
    }
  }
}
