package import BatchNorm

/// What the reference says of a case, and how far a correct candidate may be from it.
package struct Expectation: Sendable {
  package struct Step: Sendable {
    package var values: StepValues
    package var tolerance: StepTolerance
    /// Batch statistics were used: training, or not tracked.
    package var batchStatistics: Bool
  }

  /// A derivative of the sweep: what it must be, and how uncertain its differences are.
  package struct Derivative: Sendable {
    package var expected: Double
    /// How far L itself may be off, for the cotangent of the last step.
    package var noise: Double
    /// How far Richardson's extrapolation may be off on a correct forward.
    package var truncation: Double
    /// (h/s)², what the remainder is smaller by than the difference of the two steps.
    package var ratio: Double
  }

  /// nil for a step that must be refused.
  package var steps: [Step?]
  package var derivatives: [Derivative]

  /// - Throws: `BatchNormError` where the case is not one that the reference takes: our own bug.
  package init(_ testCase: Case) throws(BatchNormError) {
    var running = testCase.initialRunning
    var meanError = [Double](repeating: 0, count: testCase.channels)
    var varianceError = meanError
    steps = []
    derivatives = []
    for (index, step) in testCase.steps.enumerated() {
      if step.mustRefuse {
        steps.append(nil)
        continue
      }
      let forward = try ReferenceBatchNorm.forward(
        step.x, shape: step.shape, affine: testCase.affine, running: running,
        configuration: testCase.configuration, mode: step.mode)
      let batchStatistics = step.mode == .train || running == nil
      let moments = Moments(
        x: step.x, gradOutput: step.gradOutput, shape: step.shape, center: forward.mean)
      let bound = ErrorBound(
        shape: step.shape, affine: testCase.affine, eps: testCase.configuration.eps,
        mean: forward.mean, variance: forward.variance, meanAbsolute: moments.meanAbsolute,
        runningError: batchStatistics ? nil : (meanError, varianceError))
      var values = StepValues(output: forward.output)
      var tolerance = StepTolerance(output: bound.output)

      if let gradOutput = step.gradOutput {
        let gradients = try ReferenceBatchNorm.backward(
          gradOutput: gradOutput, x: step.x, shape: step.shape, affine: testCase.affine,
          running: running, configuration: testCase.configuration, mode: step.mode)
        let bounds = bound.gradients(moments, batchStatistics: batchStatistics)
        (values.gradX, values.gradGamma, values.gradBeta) = (
          gradients.x, gradients.gamma, gradients.beta
        )
        (tolerance.gradX, tolerance.gradGamma, tolerance.gradBeta) = bounds
        if index == testCase.steps.count - 1, let sweep = testCase.sweep {
          derivatives = sweep.derivatives.map {
            Self.derivative(
              $0, gradients: gradients, moments: moments, bound: bound, step: step)
          }
        }
      }
      if let old = running, let new = forward.running {
        if step.mode == .train {
          (meanError, varianceError) = Self.runningErrors(
            old: old, errors: (meanError, varianceError), forward: forward, bound: bound,
            configuration: testCase.configuration)
        }
        (values.runningMean, values.runningVariance) = (new.mean, new.variance)
        tolerance.runningMean = Tolerance(perChannel: meanError.map { $0 * ErrorBound.safety })
        tolerance.runningVariance = Tolerance(
          perChannel: varianceError.map { $0 * ErrorBound.safety })
        running = new
      }
      steps.append(Step(values: values, tolerance: tolerance, batchStatistics: batchStatistics))
    }
  }

  private static func runningErrors(
    old: RunningStatistics, errors: (mean: [Double], variance: [Double]), forward: ForwardResult,
    bound: ErrorBound, configuration: BatchNormConfiguration
  ) -> (mean: [Double], variance: [Double]) {
    let weight = configuration.conventions.batchWeight(
      momentum: configuration.momentum, batchesSeen: old.batchesSeen)
    let n = Double(bound.shape.valuesPerChannel)
    let correction = configuration.conventions.runningVariance == .biased ? 1 : n / (n - 1)
    let channels = 0..<bound.shape.channels
    return (
      channels.map {
        ErrorBound.running(
          old: old.mean[$0], oldError: errors.mean[$0], new: forward.mean[$0],
          newError: bound.centerError[$0], weight: weight)
      },
      channels.map {
        ErrorBound.running(
          old: old.variance[$0], oldError: errors.variance[$0],
          new: forward.variance[$0] * correction,
          newError: bound.varianceError[$0] * correction, weight: weight)
      }
    )
  }
}
