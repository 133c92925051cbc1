package import BatchNorm

/// Recorded results of another system (`judge-fixture/1`).
package struct Fixture: Hashable, Sendable {
  package struct Source: Hashable, Sendable {
    package var tool: String
    package var version: String
    package var call: String

    package init(tool: String, version: String, call: String) {
      self.tool = tool
      self.version = version
      self.call = call
    }
  }

  package struct Step: Hashable, Sendable {
    package var mode: Mode
    package var shape: TensorShape
    package var x: [Double]
    package var gradOutput: [Double]?
    /// What was recorded; nil where nothing was.
    package var expected: StepValues

    package init(
      mode: Mode, shape: TensorShape, x: [Double], gradOutput: [Double]?, expected: StepValues
    ) {
      self.mode = mode
      self.shape = shape
      self.x = x
      self.gradOutput = gradOutput
      self.expected = expected
    }
  }

  package var id: String
  package var description: String
  package var source: Source
  package var layout: Layout
  package var configuration: BatchNormConfiguration
  package var channels: Int
  /// nil: not affine.
  package var affine: Affine?
  /// nil: not tracked.
  package var running: RunningStatistics?
  package var steps: [Step]
  /// How far the recorded numbers may be from the truth: |a − e| ≤ atol + rtol·|e|.
  package var relativeTolerance: Double
  package var absoluteTolerance: Double

  package init(
    id: String, description: String, source: Source, layout: Layout,
    configuration: BatchNormConfiguration, channels: Int, affine: Affine?,
    running: RunningStatistics?, steps: [Step], relativeTolerance: Double,
    absoluteTolerance: Double
  ) {
    self.id = id
    self.description = description
    self.source = source
    self.layout = layout
    self.configuration = configuration
    self.channels = channels
    self.affine = affine
    self.running = running
    self.steps = steps
    self.relativeTolerance = relativeTolerance
    self.absoluteTolerance = absoluteTolerance
  }
}
