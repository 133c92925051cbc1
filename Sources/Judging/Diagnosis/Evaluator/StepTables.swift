import BatchNorm

/// What all recipes share at one step of a case: its input, and the statistics of it, which are
/// computed when the first recipe asks.
final class StepTables {
  let step: Case.Step
  private var statistics: [GroupStatistics?]
  private var lastDimension: [Int32]?

  init(_ step: Case.Step) {
    self.step = step
    statistics = Array(repeating: nil, count: Recipe.Elements.allCases.count)
  }

  func groups(_ elements: Recipe.Elements) -> GroupStatistics {
    if let known = statistics[elements.rawValue] { return known }
    let (index, count) = GroupStatistics.indices(of: step.shape, by: elements)
    let new = GroupStatistics(step.x, index: index, count: count)
    statistics[elements.rawValue] = new
    return new
  }

  /// Which γ and β each element gets.
  func affineIndex(_ index: Recipe.AffineIndex) -> [Int32] {
    switch index {
    case .channel: return groups(.channel).index
    case .viewedColumn: return groups(.viewedColumn).index
    case .lastDimension:
      if let known = lastDimension { return known }
      let last = step.shape.sizes[step.shape.sizes.count - 1]
      let channels = step.shape.channels
      let new = (0..<step.shape.count).map { Int32(truncatingIfNeeded: $0 % last % channels) }
      lastDimension = new
      return new
    }
  }

  /// By what a variance is multiplied; infinite or NaN where a candidate divides by zero.
  func factor(_ correction: Recipe.Correction) -> Double {
    let count = Double(step.shape.valuesPerChannel)
    let batch = Double(step.shape.batch)
    switch correction {
    case .none: return 1
    case .bessel: return count / (count - 1)
    case .guardedBessel: return count > 1 ? count / (count - 1) : 1
    case .besselTwice:
      let once = count / (count - 1)
      return once * once
    case .besselOfBatch: return batch / (batch - 1)
    case .guardedBesselOfBatch: return batch > 1 ? batch / (batch - 1) : 1
    case .sumOverBatch: return count / batch
    }
  }
}
