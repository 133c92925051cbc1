// Gives a Swift layer that can go backward its C symbol. Compiled together with the candidate's file.

@c(bn_layer_backward)
public func _judgeExportBnLayerBackward(
  layer: UnsafeMutableRawPointer, gradOut: UnsafePointer<Double>,
  gradX: UnsafeMutablePointer<Double>, gradGamma: UnsafeMutablePointer<Double>?,
  gradBeta: UnsafeMutablePointer<Double>?
) -> Int32 {
  let handle = _JudgeHandle.of(layer)
  guard let backward = handle.layer as? any BackwardBatchNorm else { return _judgeRefused }
  let sizes = handle.shape
  let count = sizes.reduce(1, *)
  do {
    let gradients = try backward.backward(
      Tensor(shape: sizes, values: _judgeArray(gradOut, count)))
    let fits =
      gradients.x.shape == sizes && _judgeStore(gradients.x.values, gradX, count)
      && _judgeStore(gradients.gamma, gradGamma, handle.features)
      && _judgeStore(gradients.beta, gradBeta, handle.features)
    return fits ? 0 : _judgeWrongSize
  } catch {
    return _judgeRefused
  }
}
