/// Whether numbers are those of a prediction, but for rounding.
///
/// Two right implementations of one recipe differ by rounding alone, and no two mistakes that a case
/// can tell apart differ by so little: so the limit is a billionth of the number, plus the floor of its
/// tensor. Where the inputs amplify rounding, predictions for inputs moved by a few units in the last
/// place say how much: a channel's numbers may be as far from the prediction as a hundred times the
/// furthest of those, which is what a sum over hundreds of elements needs.
struct Agreement {
  let predicted: [Double]
  /// Predictions for moved inputs, and for the ends of what a rounding may do.
  let others: [[Double]]
  let floor: Double
  /// The channel of each element; nil for one number per channel.
  let channels: [Int32]?

  func holds(for values: [Double]) -> Bool {
    guard values.count == predicted.count else { return false }
    var spreads: [Double]?
    for index in values.indices {
      let (value, center) = (values[index], predicted[index])
      if value == center || value.isNaN && center.isNaN { continue }
      let limit = 1e-9 * abs(center) + floor
      if abs(value - center) <= limit { continue }
      if others.isEmpty { return false }
      let known = spreads ?? self.spreads()
      spreads = known
      let spread = known[channels.map { Int($0[index]) } ?? index]
      // Where rounding decides between a number and NaN, it decides everything.
      if spread == .infinity { continue }
      if !(abs(value - center) <= limit + 100 * spread) { return false }
    }
    return true
  }

  /// How far the others are from the prediction, a number per channel; infinite where some are NaN and
  /// some are not.
  private func spreads() -> [Double] {
    var spreads = [Double](repeating: 0, count: 1 + Int(channels?.max() ?? Int32(predicted.count)))
    for other in others {
      for index in other.indices {
        let channel = channels.map { Int($0[index]) } ?? index
        let distance = abs(other[index] - predicted[index])
        if other[index].isNaN != predicted[index].isNaN {
          spreads[channel] = .infinity
        } else if distance > spreads[channel] {
          spreads[channel] = distance
        }
      }
    }
    return spreads
  }
}
