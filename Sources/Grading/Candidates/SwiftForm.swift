import Judging

/// What a problem asks a Swift source to declare, as its starter has it.
struct SwiftForm {
  let name: String
  let declaration: String

  static let function = SwiftForm(
    name: "myBatchNorm",
    declaration: """
      func myBatchNorm(
        _ x: Tensor, gamma: [Double], beta: [Double],
        runningMean: inout [Double], runningVar: inout [Double],
        eps: Double, momentum: Double, training: Bool
      ) -> Tensor
      """)

  static let backwardFunction = SwiftForm(
    name: "myBatchNormBackward",
    declaration: """
      func myBatchNormBackward(
        gradOut: Tensor, x: Tensor, gamma: [Double],
        runningMean: [Double], runningVar: [Double], eps: Double, training: Bool
      ) -> Gradients
      """)

  static let backwardMethod = "func backward(_ gradOut: Tensor) -> Gradients"

  /// The protocol of a problem's layers.
  static func layer(of problem: Problem) -> String {
    problem.options.notAffine || problem.options.notTracked || problem.options.cumulativeAverage
      ? "ConfigurableBatchNormLayer" : "BatchNormLayer"
  }

  /// The names of what is compiled with a source, which the source may not declare again.
  static let taken = [
    "Tensor", "Gradients", "Refused", "BatchNormModule", "BatchNormLayer",
    "ConfigurableBatchNormLayer", "BackwardBatchNorm",
  ]
}
