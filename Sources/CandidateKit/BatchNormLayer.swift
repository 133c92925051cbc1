/// What every layer has. The judge reads and writes the four arrays, one value per channel each.
public protocol BatchNormModule: AnyObject {
  /// The scale, 1 in a new layer.
  var gamma: [Double] { get set }
  /// The shift, 0 in a new layer.
  var beta: [Double] { get set }
  /// 0 in a new layer.
  var runningMean: [Double] { get set }
  /// 1 in a new layer.
  var runningVar: [Double] { get set }

  /// Normalises x with the batch's statistics when training, with the running ones otherwise.
  func forward(_ x: Tensor, training: Bool) throws -> Tensor
}

/// A layer that is made from the number of its channels.
///
///     final class MyBatchNorm: BatchNormLayer {
///       init(numFeatures: Int, eps: Double, momentum: Double) { … }
///       func forward(_ x: Tensor, training: Bool) -> Tensor { … }
///     }
public protocol BatchNormLayer: BatchNormModule {
  init(numFeatures: Int, eps: Double, momentum: Double) throws
}

/// A layer with all of PyTorch's options.
///
/// `momentum` nil is the cumulative average. Where `affine` is false, gamma and beta play no part;
/// where `trackRunningStats` is false, batch statistics are used in both modes.
public protocol ConfigurableBatchNormLayer: BatchNormModule {
  init(
    numFeatures: Int, eps: Double, momentum: Double?, affine: Bool, trackRunningStats: Bool) throws
}

/// A layer that can also go backward.
public protocol BackwardBatchNorm: BatchNormModule {
  /// The gradients of the last forward, given the gradient of its output.
  func backward(_ gradOut: Tensor) throws -> Gradients
}
