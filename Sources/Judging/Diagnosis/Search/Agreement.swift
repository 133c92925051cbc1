/// Whether numbers are those of a prediction, but for rounding.
///
/// Two right implementations of one recipe differ by rounding alone, and no two mistakes that a case
/// can tell apart differ by so little: so the limit is a billionth of the number, plus the floor of its
/// tensor. Where the inputs amplify rounding, predictions for inputs moved by a few units in the last
/// place say how much: numbers may be as far from the prediction as eight times those are.
struct Agreement {
  var predicted: [Double]
  /// Predictions for moved inputs, and for the ends of what a rounding may do.
  var others: [[Double]]
  var floor: Double

  func holds(for values: [Double]) -> Bool {
    guard values.count == predicted.count else { return false }
    for index in values.indices {
      let (value, center) = (values[index], predicted[index])
      if value == center || value.isNaN && center.isNaN { continue }
      let limit = 1e-9 * abs(center) + floor
      if abs(value - center) <= limit { continue }
      if others.isEmpty || !isWithinSpread(value, center, limit, index) { return false }
    }
    return true
  }

  private func isWithinSpread(
    _ value: Double, _ center: Double, _ limit: Double, _ index: Int
  ) -> Bool {
    // Where rounding decides between a number and NaN it decides everything.
    if center.isNaN || others.contains(where: { $0[index].isNaN }) {
      return !center.isNaN || others.contains { !$0[index].isNaN }
    }
    var spread = limit
    for other in others { spread = max(spread, 8 * abs(other[index] - center)) }
    return abs(value - center) <= spread
  }
}
