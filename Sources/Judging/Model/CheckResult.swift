/// The names of the checks, as reports spell them.
package enum CheckName: String, Hashable, Sendable, CaseIterable {
  case output
  case runningMean = "running_mean"
  case runningVar = "running_var"
  case runningStatsUnchanged = "running_stats_unchanged"
  case inputsUnchanged = "inputs_unchanged"
  case allWritten = "all_written"
  case deterministic
  case independentCalls = "independent_calls"
  case refusal
  case numericalGradientX = "numerical_gradient_x"
  case numericalGradientGamma = "numerical_gradient_gamma"
  case numericalGradientBeta = "numerical_gradient_beta"
  case backwardX = "backward_x"
  case backwardGamma = "backward_gamma"
  case backwardBeta = "backward_beta"
  case backwardConsistent = "backward_consistent"
  case trainingLoss = "training_loss"
}

/// What one check found in one case.
package struct CheckResult: Hashable, Sendable {
  package enum Status: String, Hashable, Sendable {
    case passed
    case failed
    case skipped
  }

  /// An element that is wrong.
  package struct Element: Hashable, Sendable {
    /// The step of the case, from 0.
    package var step: Int
    /// Into the tensor, a number per dimension.
    package var index: [Int]
    package var expected: Double
    package var actual: Double

    package init(step: Int, index: [Int], expected: Double, actual: Double) {
      self.step = step
      self.index = index
      self.expected = expected
      self.actual = actual
    }
  }

  /// Two runs of one quantity, as long as they last.
  package struct Curve: Hashable, Sendable {
    package var expected: [Double]
    package var actual: [Double]

    package init(expected: [Double], actual: [Double]) {
      self.expected = expected
      self.actual = actual
    }
  }

  package var name: CheckName
  package var status: Status
  /// The largest |actual − expected|; nil where nothing was compared.
  package var maxError: Double?
  /// The tolerance of the worst element.
  package var tolerance: Double?
  /// The first element outside of its tolerance.
  package var first: Element?
  /// The element furthest outside of its tolerance, or the one with the largest error.
  package var worst: Element?
  /// How many elements were compared, and how many of them were outside of their tolerance.
  package var compared: Int
  package var outside: Int
  /// Where the tensor is wrong; nil where nothing was, or no tensor was compared.
  package var map: ErrorMap?
  /// The loss by epoch, where training went another way.
  package var curve: Curve?
  package var message: String?

  package init(
    name: CheckName, status: Status, maxError: Double? = nil, tolerance: Double? = nil,
    first: Element? = nil, worst: Element? = nil, compared: Int = 0, outside: Int = 0,
    map: ErrorMap? = nil, message: String? = nil
  ) {
    self.name = name
    self.status = status
    self.maxError = maxError
    self.tolerance = tolerance
    self.first = first
    self.worst = worst
    self.compared = compared
    self.outside = outside
    self.map = map
    self.message = message
  }
}
