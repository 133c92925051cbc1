import BatchNorm
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
      let fixture = try ProblemLibrary.fixture(try Files.read(path), path: path)
      try result.compare(fixture)
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
    for element in recorded.indices {
      compared += 1
      let (a, e) = (actual[element], recorded[element])
      if a == e || (a.isNaN && e.isNaN) { continue }
      let bound = fixture.absoluteTolerance + fixture.relativeTolerance * e.magnitude
      let ratio = (a - e).magnitude / bound
      largestRatio = max(largestRatio, ratio.isNaN ? .infinity : ratio)
      if !(ratio <= 1) {
        let place = isTensor ? fixture.steps[step].shape.index(at: element) : [element]
        disagreements.append("\(name)\(place): recorded \(e), the reference gives \(a)")
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
