/// Along which directions the candidate's forward is differentiated numerically, at the last step of
/// a case, for L = Σ dy·y with the step's cotangent dy.
package struct Sweep: Hashable, Sendable {
  package enum Variable: Int, Hashable, Sendable, CaseIterable {
    case x
    case gamma
    case beta
  }

  package enum Direction: Hashable, Sendable {
    /// One element of the variable.
    case coordinate(Int)
    /// All its elements at once, up or down.
    case dense(Signs)
  }

  /// A directional derivative, from forward calls at ±h and, for x, ±h/2.
  package struct Derivative: Hashable, Sendable {
    package var variable: Variable
    package var direction: Direction
    /// h: the variable moves by h·direction.
    package var step: Double

    package init(variable: Variable, direction: Direction, step: Double) {
      self.variable = variable
      self.direction = direction
      self.step = step
    }

    /// The multiples of the direction at which forward is called.
    package var offsets: [Double] {
      variable == .x ? [step, -step, step / 2, -step / 2] : [step, -step]
    }
  }

  package var derivatives: [Derivative]

  package init(derivatives: [Derivative]) { self.derivatives = derivatives }
}
