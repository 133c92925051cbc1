// Gives a plain Swift backward function its C symbol. Compiled together with the candidate's file.

@c(my_batch_norm_backward)
public func _judgeExportMyBatchNormBackward(
  gradOut: UnsafePointer<Double>, x: UnsafePointer<Double>, shape: UnsafePointer<Int64>,
  rank: Int32, gamma: UnsafePointer<Double>?,
  runningMean: UnsafePointer<Double>?, runningVar: UnsafePointer<Double>?,
  eps: Double, training: Bool, gradX: UnsafeMutablePointer<Double>,
  gradGamma: UnsafeMutablePointer<Double>?, gradBeta: UnsafeMutablePointer<Double>?
) -> Int32 {
  let sizes = _judgeShape(shape, rank)
  let count = sizes.reduce(1, *)
  let channels = _judgeChannels(sizes)
  let tracked = runningMean != nil
  do {
    let gradients = try myBatchNormBackward(
      gradOut: Tensor(shape: sizes, values: _judgeArray(gradOut, count)),
      x: Tensor(shape: sizes, values: _judgeArray(x, count)),
      gamma: gamma == nil ? Array(repeating: 1, count: channels) : _judgeArray(gamma, channels),
      runningMean: tracked
        ? _judgeArray(runningMean, channels) : Array(repeating: 0, count: channels),
      runningVar: tracked
        ? _judgeArray(runningVar, channels) : Array(repeating: 1, count: channels),
      eps: eps, training: training || !tracked)
    guard gradients.x.shape == sizes, _judgeStore(gradients.x.values, gradX, count),
      _judgeStore(gradients.gamma, gradGamma, channels),
      _judgeStore(gradients.beta, gradBeta, channels)
    else { return _judgeWrongSize }
    return 0
  } catch {
    return _judgeRefused
  }
}
