import BatchNorm
import Judging

extension Expectation {
  /// How far each element of a quantity may be off. In eval, running statistics must stay what they
  /// were, but for a rounding on the way in and out.
  func bounds(of quantity: StepValues.Quantity, step index: Int, _ testCase: Case) -> [Double] {
    guard let expected = steps[index], let tolerance = expected.tolerance[quantity] else {
      return []
    }
    let step = testCase.steps[index]
    switch quantity {
    case .output, .gradX:
      return step.x.indices.map {
        tolerance.bound(
          channel: step.shape.channel(at: $0), x: step.x[$0], gradOutput: step.gradOutput?[$0] ?? 0)
      }
    case .runningMean, .runningVariance:
      guard step.mode == .eval else { return tolerance.base }
      return (expected.values[quantity] ?? []).map { 4 * ErrorBound.unitRoundoff * $0.magnitude }
    case .gradGamma, .gradBeta: return tolerance.base
    }
  }

  /// A tolerance that cannot tell right from wrong: not finite or negative where the expected number is
  /// finite, or more than a thousandth of the largest number of its tensor. nil if there is none.
  func uselessTolerance(_ testCase: Case) -> String? {
    for (index, step) in steps.enumerated() {
      guard let step else { continue }
      for quantity in StepValues.Quantity.allCases {
        guard let values = step.values[quantity] else { continue }
        let largest = values.reduce(0) { $1.isFinite ? max($0, $1.magnitude) : $0 }
        let bounds = bounds(of: quantity, step: index, testCase)
        for element in values.indices where values[element].isFinite {
          if !(bounds[element] >= 0 && bounds[element] <= largest / 1000) {
            return "the tolerance \(bounds[element]) of \(quantity.rawValue) in step \(index + 1) "
              + "says little of numbers up to \(largest)"
          }
        }
      }
    }
    return nil
  }
}
