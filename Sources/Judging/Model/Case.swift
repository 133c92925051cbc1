package import BatchNorm

/// What a case is about; points are given by group. Plans list their cases in this order: the plain
/// ones first, since the first failure is what a learner reads.
package enum CaseGroup: String, Hashable, Sendable, CaseIterable {
  /// One batch in training mode.
  case train
  /// One batch in eval mode.
  case eval
  /// Several calls that share state.
  case sequence
  /// Inputs that are hard on the arithmetic.
  case numerics
  /// Gradients, numerical and the candidate's own.
  case gradient
  /// Inputs that must be refused.
  case refusal
  /// Recorded inputs of other systems.
  case fixture
  /// A network trained with the candidate's layers.
  case network
}

/// One scenario: a layer (or the function with its arguments) that lives through some calls.
package struct Case: Hashable, Sendable {
  /// What the candidate's state is at the start.
  package enum InitialStatistics: Hashable, Sendable {
    /// Not tracked.
    case none
    /// Those of a new layer, which is left as it was created.
    case fresh
    /// Set before the first call.
    case given(RunningStatistics)
  }

  package struct Step: Hashable, Sendable {
    package var mode: Mode
    package var shape: TensorShape
    /// In the order of `shape`.
    package var x: [Double]
    /// dy; nil where this step asks for no gradient.
    package var gradOutput: [Double]?
    /// The candidate must refuse this call, and nothing else is judged.
    package var mustRefuse: Bool

    package init(
      mode: Mode, shape: TensorShape, x: [Double], gradOutput: [Double]? = nil,
      mustRefuse: Bool = false
    ) {
      self.mode = mode
      self.shape = shape
      self.x = x
      self.gradOutput = gradOutput
      self.mustRefuse = mustRefuse
    }
  }

  /// Unique in its plan, as in "train-nc-1".
  package var id: String
  package var group: CaseGroup
  /// In words, what this case shows: "two values per channel", "mean 1e6 times the deviation".
  package var purpose: String
  package var configuration: BatchNormConfiguration
  package var channels: Int
  /// nil: not affine.
  package var affine: Affine?
  package var initial: InitialStatistics
  package var steps: [Step]
  /// Differentiate the candidate's forward numerically at the last step.
  package var sweep: Sweep?
  /// It has more than `manyNumbers`.
  package var isLarge: Bool

  package init(
    id: String, group: CaseGroup, purpose: String, configuration: BatchNormConfiguration,
    channels: Int, affine: Affine?, initial: InitialStatistics, steps: [Step], sweep: Sweep? = nil
  ) {
    self.id = id
    self.group = group
    self.purpose = purpose
    self.configuration = configuration
    self.channels = channels
    self.affine = affine
    self.initial = initial
    self.steps = steps
    self.sweep = sweep
    isLarge = steps.reduce(0) { $0 + $1.x.count } > Self.manyNumbers
  }

  /// The running statistics before the first step; nil where they are not tracked.
  package var initialRunning: RunningStatistics? {
    switch initial {
    case .none: nil
    case .fresh: .fresh(channels: channels)
    case .given(let running): running
    }
  }

  /// Cases with more numbers than this cost what their size costs: they run in one pass only, and nothing
  /// of them is kept that can be found again.
  package static let manyNumbers = 1 << 20

  /// In the layer form: a layer that stays as it was created, gamma 1 and beta 0 included.
  package var isNewLayer: Bool {
    initial == .fresh && (affine.map { $0 == .fresh(channels: channels) } ?? false)
  }

  /// "train", "eval", or "sequence" for more than one step.
  package var modeName: String {
    if group == .refusal { return "refusal" }
    return steps.count == 1 ? steps[0].mode.rawValue : "sequence"
  }
}
