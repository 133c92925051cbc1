extension Recipe {
  /// How the gradients are computed: in training
  /// dx = γ/s·(dy − Σdy/n − x̂·Σ(dy·x̂)/n), in eval dx = γ/s·dy; dγ = Σdy·x̂, dβ = Σdy.
  package struct Backward: Hashable, Sendable {
    package var follows: Followed = .rightForward
    /// Where the choices below hold; elsewhere they are the right ones.
    package var modes: Modes = .both
    /// −Σdy/n
    package var hasMeanTerm = true
    /// −x̂·Σ(dy·x̂)/n
    package var hasVarianceTerm = true
    package var sums: Divisor = .count
    /// The power of γ in dx.
    package var gammaPower = 1
    package var negatesX = false
    package var dividesXByCount = false
    package var usesEps = true
    package var correction: Correction = .none
    /// These two hold for the s before the bracket of dx alone, not for x̂.
    package var keepsNormalised = false
    /// Where the training formula gets its mean and variance.
    package var statistics: Source = .batch
    package var inEval: EvalFormula = .own
    /// Where eval gets its mean and variance, if it is like the forward asked for.
    package var evalStatistics: Source = .running
    package var gradGamma: GammaFactor = .normalised
    package var averagesParameters = false
    package var swapsParameters = false
    package var allZero = false
  }

  package enum Modes: Hashable, Sendable {
    case both
    case training
    case eval
  }

  /// Whose gradient backward is.
  package enum Followed: Hashable, Sendable, CaseIterable {
    /// That of the function asked for, whatever forward does.
    case rightForward
    /// The usual formula, with the x̂ and s of this forward.
    case ownStatistics
    /// The same, with sums over each channel, although others share a mean and a variance.
    case ownStatisticsByChannel
    /// The derivative of this forward.
    case ownForward
  }

  /// By what Σdy and Σ(dy·x̂) are divided.
  package enum Divisor: Hashable, Sendable {
    case count
    case batch
    case one
  }

  package enum EvalFormula: Hashable, Sendable {
    case own
    /// That of training, with the statistics of the batch.
    case training
    /// That of training, with the running statistics.
    case trainingWithRunning
    /// dx = 0
    case zeroX
    /// dx, dγ and dβ are 0.
    case zero
  }

  /// What dy is multiplied by in dγ.
  package enum GammaFactor: Hashable, Sendable {
    /// x̂
    case normalised
    /// x
    case input
    /// y
    case output
  }
}
