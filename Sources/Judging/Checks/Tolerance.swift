/// How far each element of a tensor may be from the expected value.
///
/// The bound of an element is `base[c] + perDeviation[c]·|x − center[c]| + perGradient[c]·|dy|`, where
/// c is its channel: a few numbers a channel, whatever the size of the tensor. Tensors with one value
/// per channel have a base alone.
package struct Tolerance: Hashable, Sendable {
  package var base: [Double]
  package var perDeviation: [Double]
  package var perGradient: [Double]
  package var center: [Double]

  package init(perChannel base: [Double]) {
    self.base = base
    perDeviation = []
    perGradient = []
    center = []
  }

  package init(
    base: [Double], perDeviation: [Double], perGradient: [Double] = [], center: [Double]
  ) {
    self.base = base
    self.perDeviation = perDeviation
    self.perGradient = perGradient
    self.center = center
  }

  /// The bound of an element of a tensor in the shape of x.
  package func bound(channel: Int, x: Double, gradOutput: Double) -> Double {
    var bound = base[channel]
    if !perDeviation.isEmpty {
      bound += perDeviation[channel] * (x - center[channel]).magnitude
    }
    if !perGradient.isEmpty { bound += perGradient[channel] * gradOutput.magnitude }
    return bound
  }
}

/// The tolerances of all that one step produces.
package struct StepTolerance: Hashable, Sendable {
  package var output: Tolerance
  package var runningMean: Tolerance?
  package var runningVariance: Tolerance?
  package var gradX: Tolerance?
  package var gradGamma: Tolerance?
  package var gradBeta: Tolerance?

  package subscript(quantity: StepValues.Quantity) -> Tolerance? {
    switch quantity {
    case .output: output
    case .runningMean: runningMean
    case .runningVariance: runningVariance
    case .gradX: gradX
    case .gradGamma: gradGamma
    case .gradBeta: gradBeta
    }
  }
}
