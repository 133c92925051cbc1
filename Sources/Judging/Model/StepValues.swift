/// All numbers that one step of a case produces, whoever computed them: the reference, a candidate,
/// or the prediction of a mistake. A value that is nil was not asked for or does not exist.
package struct StepValues: Hashable, Sendable {
  package enum Quantity: String, Hashable, Sendable, CaseIterable {
    case output
    case runningMean
    case runningVariance
    case gradX
    case gradGamma
    case gradBeta
  }

  package var output: [Double]?
  /// The running statistics after the step.
  package var runningMean: [Double]?
  package var runningVariance: [Double]?
  package var gradX: [Double]?
  package var gradGamma: [Double]?
  package var gradBeta: [Double]?

  package init(
    output: [Double]? = nil, runningMean: [Double]? = nil, runningVariance: [Double]? = nil,
    gradX: [Double]? = nil, gradGamma: [Double]? = nil, gradBeta: [Double]? = nil
  ) {
    self.output = output
    self.runningMean = runningMean
    self.runningVariance = runningVariance
    self.gradX = gradX
    self.gradGamma = gradGamma
    self.gradBeta = gradBeta
  }

  package subscript(quantity: Quantity) -> [Double]? {
    get {
      switch quantity {
      case .output: output
      case .runningMean: runningMean
      case .runningVariance: runningVariance
      case .gradX: gradX
      case .gradGamma: gradGamma
      case .gradBeta: gradBeta
      }
    }
    set {
      switch quantity {
      case .output: output = newValue
      case .runningMean: runningMean = newValue
      case .runningVariance: runningVariance = newValue
      case .gradX: gradX = newValue
      case .gradGamma: gradGamma = newValue
      case .gradBeta: gradBeta = newValue
      }
    }
  }
}
