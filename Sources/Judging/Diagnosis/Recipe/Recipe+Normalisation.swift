extension Recipe {
  /// How y comes from x in one mode.
  package struct Normalisation: Hashable, Sendable {
    package var mean: Source
    package var variance: Source
    /// For statistics of the batch. Running statistics are those of the channel, or of the column
    /// if the buffer is viewed as columns.
    package var elements: Elements = .channel
    /// Of the batch variance.
    package var centre: Centre = .mean
    package var correction: Correction = .none
    package var rounding: Rounding = .negligible
    package var subtractsMean = true
    package var denominator: Denominator = .rootOfSum
    package var eps: Epsilon = .given
    package var affine: AffineForm = .scaleThenShift
    package var affineIndex: AffineIndex = .channel

    package init(mean: Source, variance: Source) {
      self.mean = mean
      self.variance = variance
    }
  }

  package enum Source: Hashable, Sendable {
    case batch
    /// As it was before the call.
    case running
    /// After this call's update.
    case updatedRunning
  }

  /// s as a function of the variance v and ε.
  package enum Denominator: Hashable, Sendable {
    /// √(v + ε)
    case rootOfSum
    /// √v + ε
    case rootPlusEps
    /// √v
    case root
    /// √v, and ε is added to the quotient
    case rootThenEps
    /// √(v + ε²)
    case rootOfSumWithSquare
    /// √(v + 2ε)
    case rootOfSumWithTwice
    /// √max(v, ε)
    case rootOfFloor
    /// v + ε
    case sum
    /// 1: x stays as it is
    case one
  }

  package enum Epsilon: Hashable, Sendable {
    case given
    case fixed(Double)
  }

  /// y as a function of x̂.
  package enum AffineForm: Hashable, Sendable {
    /// γx̂ + β
    case scaleThenShift
    /// x̂ + β
    case shiftOnly
    /// γx̂
    case scaleOnly
    /// βx̂ + γ
    case swapped
    /// γ(x̂ + β)
    case shiftThenScale
    /// x̂
    case missing
  }

  /// Which γ and β an element gets.
  package enum AffineIndex: Hashable, Sendable {
    case channel
    /// The index along the last dimension, modulo C.
    case lastDimension
    /// The position in the buffer modulo C.
    case viewedColumn
  }
}
