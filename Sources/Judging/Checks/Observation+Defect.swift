import BatchNorm

extension Observation {
  /// What an answer lacks that ran to its end; nil if it is whole.
  ///
  /// The judge lays out every buffer itself, so whatever the candidate does, an answer has all its
  /// numbers: one that has not is the judge's own fault, and may neither pass nor fail.
  func defect(for testCase: Case) -> String? {
    for pass in [pass, shifted, repeated].compactMap(\.self) + elsewhere {
      guard pass.steps.count == testCase.steps.count else {
        return "\(pass.steps.count) of \(testCase.steps.count) steps were answered"
      }
      for (index, step) in testCase.steps.enumerated() where !step.mustRefuse {
        for quantity in StepValues.Quantity.allCases {
          let wanted = testCase.count(of: quantity, in: step, hasBackward: hasBackward)
          let found = pass.steps[index][quantity]?.count
          if found != wanted {
            return "step \(index + 1) has \(found.map(String.init) ?? "no") numbers in "
              + "\(quantity.label), not \(wanted.map(String.init) ?? "none")"
          }
        }
      }
    }
    let offsets = (testCase.sweep?.derivatives ?? []).map(\.offsets.count)
    return pass.sweep.map(\.count) == offsets ? nil : "the differences of forward are not complete"
  }
}

extension Case {
  /// How many numbers a quantity has; nil where it does not exist.
  fileprivate func count(
    of quantity: StepValues.Quantity, in step: Step, hasBackward: Bool
  ) -> Int? {
    let hasGradients = hasBackward && step.gradOutput != nil
    return switch quantity {
    case .output: step.shape.count
    case .runningMean, .runningVariance: initialRunning == nil ? nil : channels
    case .gradX: hasGradients ? step.shape.count : nil
    case .gradGamma, .gradBeta: hasGradients && affine != nil ? channels : nil
    }
  }
}
