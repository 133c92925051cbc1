/// What a backward function returns: the gradients with respect to x, gamma and beta.
public struct Gradients: Equatable, Sendable {
  /// In the shape of x.
  public var x: Tensor
  /// One value per channel.
  public var gamma: [Double]
  /// One value per channel.
  public var beta: [Double]

  public init(x: Tensor, gamma: [Double], beta: [Double]) {
    self.x = x
    self.gamma = gamma
    self.beta = beta
  }
}

/// Throw this, or any other error, where the statement says that an input must be refused.
public struct Refused: Error {
  public let reason: String

  public init(_ reason: String) { self.reason = reason }
}
