/// A set of the quantities of a case's steps: those that are wrong, or that a mistake changes.
///
/// Steps from the tenth on share their places.
struct Slots: Hashable, OptionSet {
  var rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  init(step: Int, _ quantity: Int) {
    rawValue = 1 << UInt64(min(step, 9) * StepValues.Quantity.allCases.count + quantity)
  }

  var count: Int { rawValue.nonzeroBitCount }
}

extension StepValues.Quantity {
  /// Its place among all.
  var number: Int {
    switch self {
    case .output: 0
    case .runningMean: 1
    case .runningVariance: 2
    case .gradX: 3
    case .gradGamma: 4
    case .gradBeta: 5
    }
  }
}
