import BatchNorm

/// Chooses along which directions a case is differentiated numerically.
enum SweepPlanner {
  /// Up to this many elements of a variable each coordinate has its own derivative; above it a few coordinates and
  /// random projections are taken, so that the number of forward calls does not grow with the size.
  static let wholeUpTo = 64
  /// The same for a large case, each of whose forward calls takes long.
  static let wholeOfLargeUpTo = 4
  static let sampledCoordinates = 2
  static let sampledOfLarge = 1
  static let projections = 2

  /// h is the channel's √(v + ε) over 256, rounded to a power of two: the remainder of the
  /// extrapolation and the rounding of y are then both near 1e-10 of the derivative.
  static func sweep(
    _ step: Case.Step, affine: Affine?, scales: [Double], generator: inout SeededGenerator
  ) -> Sweep {
    var derivatives: [Sweep.Derivative] = []
    let isLarge = step.shape.count > Case.manyNumbers
    func distance(_ scale: Double) -> Double {
      guard scale.isFinite, scale > 0 else { return 0x1p-8 }
      return Double(sign: .plus, exponent: scale.exponent - 8, significand: 1)
    }
    func add(_ variable: Sweep.Variable, count: Int, scale: (Int) -> Double) {
      if count <= (isLarge ? wholeOfLargeUpTo : wholeUpTo) {
        for element in 0..<count {
          derivatives.append(
            Sweep.Derivative(
              variable: variable, direction: .coordinate(element), step: scale(element)))
        }
        return
      }
      for _ in 0..<(isLarge ? sampledOfLarge : sampledCoordinates) {
        let element = generator.below(count)
        derivatives.append(
          Sweep.Derivative(
            variable: variable, direction: .coordinate(element), step: scale(element)))
      }
      let smallest = (0..<min(count, step.shape.count)).map(scale).min() ?? 0x1p-8
      for _ in 0..<projections {
        let direction = Signs(count: count) { generator.sign() }
        derivatives.append(
          Sweep.Derivative(variable: variable, direction: .dense(direction), step: smallest))
      }
    }
    let shape = step.shape
    add(.x, count: shape.count) { distance(scales[shape.channel(at: $0)]) }
    if affine != nil {
      add(.gamma, count: shape.channels) { _ in 1 }
      add(.beta, count: shape.channels) { _ in 1 }
    }
    return Sweep(derivatives: derivatives)
  }
}
