package import BatchNorm

/// A training run that is replayed with the candidate's layers: linear → BatchNorm → ReLU, twice, then
/// linear; mean squared error; plain gradient descent on the whole batch.
///
/// Matrices are row-major; a weight is [outputs, inputs], as in y = x·wᵀ.
package struct NetworkPlan: Hashable, Sendable {
  /// What training changes.
  package struct Parameters: Hashable, Sendable {
    /// Of the three linear layers.
    package var weights: [[Double]]
    /// Of the last linear layer; the others have none.
    package var bias: [Double]
    /// Of the two BatchNorms.
    package var gammas: [[Double]]
    package var betas: [[Double]]

    package init(weights: [[Double]], bias: [Double], gammas: [[Double]], betas: [[Double]]) {
      self.weights = weights
      self.bias = bias
      self.gammas = gammas
      self.betas = betas
    }
  }

  /// What came of a run, the reference's or the candidate's.
  package struct Trace: Hashable, Sendable {
    /// The loss of each epoch's forward pass, before its update.
    package var losses: [Double] = []
    package var parameters: Parameters
    package var runningMeans: [[Double]] = []
    package var runningVariances: [[Double]] = []
    /// Of the test inputs, in eval.
    package var testOutput: [Double] = []

    package init(parameters: Parameters) { self.parameters = parameters }
  }

  /// The sizes between the layers: inputs, the two hidden ones, outputs.
  package var sizes: [Int]
  package var batch: Int
  package var x: [Double]
  package var target: [Double]
  package var testBatch: Int
  package var testX: [Double]
  package var initial: Parameters
  package var epochs: Int
  package var learningRate: Double
  package var eps: Double
  package var momentum: Double
  package var conventions = Conventions(momentum: .update, runningVariance: .unbiased)
  /// How far the recorded numbers may be from the truth: |a − e| ≤ atol + rtol·|e|.
  package var relativeTolerance = 0.0
  package var absoluteTolerance = 0.0
  /// What another system recorded of the same run.
  package var recorded: Trace

  package init(
    sizes: [Int], batch: Int, x: [Double], target: [Double], testBatch: Int, testX: [Double],
    initial: Parameters, epochs: Int, learningRate: Double, eps: Double, momentum: Double,
    recorded: Trace
  ) {
    self.sizes = sizes
    self.batch = batch
    self.x = x
    self.target = target
    self.testBatch = testBatch
    self.testX = testX
    self.initial = initial
    self.epochs = epochs
    self.learningRate = learningRate
    self.eps = eps
    self.momentum = momentum
    self.recorded = recorded
  }
}
