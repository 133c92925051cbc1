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
      let bytes = try Files.read(path)
      if NetworkDocument.isOne(bytes) {
        let plan = try ProblemLibrary.network(bytes, path: path)
        result.compare(try plan.referenceTrace(), plan)
      } else {
        try result.compare(try ProblemLibrary.fixture(bytes, path: path))
      }
    } catch let error as GradingError {
      result.error = error.description
    } catch {
      result.error = "the reference does not take this fixture: \(error)"
    }
    return result
  }

  private mutating func compare(_ fixture: Fixture) throws(BatchNormError) {
    var running = fixture.running
    for (index, step) in fixture.steps.enumerated() {
      let forward = try ReferenceBatchNorm.forward(
        step.x, shape: step.shape, affine: fixture.affine, running: running,
        configuration: fixture.configuration, mode: step.mode)
      var values = StepValues(
        output: forward.output, runningMean: forward.running?.mean,
        runningVariance: forward.running?.variance)
      if let gradOutput = step.gradOutput {
        let gradients = try ReferenceBatchNorm.backward(
          gradOutput: gradOutput, x: step.x, shape: step.shape, affine: fixture.affine,
          running: running, configuration: fixture.configuration, mode: step.mode)
        (values.gradX, values.gradGamma, values.gradBeta) = (
          gradients.x, gradients.gamma, gradients.beta
        )
      }
      running = forward.running
      for quantity in StepValues.Quantity.allCases {
        guard let recorded = step.expected[quantity] else { continue }
        compare(values[quantity], recorded, quantity, step: index, fixture)
      }
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
