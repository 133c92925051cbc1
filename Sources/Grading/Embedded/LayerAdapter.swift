// Gives a Swift layer its C symbols. Compiled together with the candidate's own file and with a line
// that names its class: `typealias _JudgeLayer = …`.

/// The code of a result whose size is not the one asked for.
let _judgeWrongSize: Int32 = -1001
/// The code of a refusal, which is an error thrown by the candidate.
let _judgeRefused: Int32 = 1

/// What a handle points to: the layer, its number of channels, and the shape of the last forward.
final class _JudgeHandle {
  let layer: any BatchNormModule
  let features: Int
  var shape: [Int] = []

  init(_ layer: any BatchNormModule, features: Int) {
    self.layer = layer
    self.features = features
  }

  static func of(_ pointer: UnsafeMutableRawPointer) -> _JudgeHandle {
    Unmanaged<_JudgeHandle>.fromOpaque(pointer).takeUnretainedValue()
  }
}

func _judgeArray(_ pointer: UnsafePointer<Double>, _ count: Int) -> [Double] {
  Array(UnsafeBufferPointer(start: pointer, count: count))
}

/// Copies a result into the judge's memory; false if it has another size.
func _judgeStore(_ values: [Double], _ pointer: UnsafeMutablePointer<Double>?, _ count: Int) -> Bool
{
  guard let pointer else { return true }
  guard values.count == count else { return false }
  pointer.update(from: values, count: count)
  return true
}

func _judgeMake(
  _ type: any BatchNormModule.Type, features: Int, eps: Double, momentum: Double, affine: Bool,
  tracked: Bool
) throws -> (any BatchNormModule)? {
  if let type = type as? any ConfigurableBatchNormLayer.Type {
    return try type.init(
      numFeatures: features, eps: eps, momentum: momentum.isNaN ? nil : momentum, affine: affine,
      trackRunningStats: tracked)
  }
  guard let type = type as? any BatchNormLayer.Type, affine, tracked, !momentum.isNaN else {
    return nil
  }
  return try type.init(numFeatures: features, eps: eps, momentum: momentum)
}

@c(bn_layer_create)
public func _judgeExportBnLayerCreate(
  numFeatures: Int64, eps: Double, momentum: Double, affine: Bool, trackRunningStats: Bool
) -> UnsafeMutableRawPointer? {
  guard
    let layer = try? _judgeMake(
      _JudgeLayer.self, features: Int(numFeatures), eps: eps, momentum: momentum, affine: affine,
      tracked: trackRunningStats)
  else { return nil }
  return Unmanaged.passRetained(_JudgeHandle(layer, features: Int(numFeatures))).toOpaque()
}

@c(bn_layer_destroy)
public func _judgeExportBnLayerDestroy(layer: UnsafeMutableRawPointer) {
  Unmanaged<_JudgeHandle>.fromOpaque(layer).release()
}

@c(bn_layer_forward)
public func _judgeExportBnLayerForward(
  layer: UnsafeMutableRawPointer, x: UnsafePointer<Double>, shape: UnsafePointer<Int64>,
  rank: Int32, training: Bool, out: UnsafeMutablePointer<Double>
) -> Int32 {
  let handle = _JudgeHandle.of(layer)
  let sizes = (0..<Int(rank)).map { Int(shape[$0]) }
  let count = sizes.reduce(1, *)
  do {
    let y = try handle.layer.forward(
      Tensor(shape: sizes, values: _judgeArray(x, count)), training: training)
    handle.shape = sizes
    return y.shape == sizes && _judgeStore(y.values, out, count) ? 0 : _judgeWrongSize
  } catch {
    return _judgeRefused
  }
}

@c(bn_layer_get)
public func _judgeExportBnLayerGet(
  layer: UnsafeMutableRawPointer, field: Int32, values: UnsafeMutablePointer<Double>
) -> Int32 {
  let handle = _JudgeHandle.of(layer)
  let stored =
    switch field {
    case 0: handle.layer.gamma
    case 1: handle.layer.beta
    case 2: handle.layer.runningMean
    default: handle.layer.runningVar
    }
  return _judgeStore(stored, values, handle.features) ? 0 : _judgeWrongSize
}

@c(bn_layer_set)
public func _judgeExportBnLayerSet(
  layer: UnsafeMutableRawPointer, field: Int32, values: UnsafePointer<Double>
) -> Int32 {
  let handle = _JudgeHandle.of(layer)
  let array = _judgeArray(values, handle.features)
  switch field {
  case 0: handle.layer.gamma = array
  case 1: handle.layer.beta = array
  case 2: handle.layer.runningMean = array
  default: handle.layer.runningVar = array
  }
  return 0
}
