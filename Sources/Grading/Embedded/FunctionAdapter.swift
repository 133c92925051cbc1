// Gives a plain Swift function its C symbol. Compiled together with the candidate's own file.

/// An input of the judge as an array.
func _judgeArray(_ pointer: UnsafePointer<Double>?, _ count: Int) -> [Double] {
  Array(UnsafeBufferPointer(start: pointer, count: pointer == nil ? 0 : count))
}

func _judgeShape(_ shape: UnsafePointer<Int64>, _ rank: Int32) -> [Int] {
  (0..<Int(rank)).map { Int(shape[$0]) }
}

/// Copies a result into the judge's memory; false if it has another size.
func _judgeStore(_ values: [Double], _ pointer: UnsafeMutablePointer<Double>?, _ count: Int) -> Bool
{
  guard let pointer else { return true }
  guard values.count == count else { return false }
  pointer.update(from: values, count: count)
  return true
}

/// The code of a result whose size is not the one asked for.
let _judgeWrongSize: Int32 = -1001
/// The code of a refusal, which is an error thrown by the candidate.
let _judgeRefused: Int32 = 1

/// The number of channels of each problem in function form is the size of dimension 1.
func _judgeChannels(_ shape: [Int]) -> Int { shape[_judgeChannelAxis(rank: shape.count)] }

@c(my_batch_norm)
public func _judgeExportMyBatchNorm(
  x: UnsafePointer<Double>, shape: UnsafePointer<Int64>, rank: Int32,
  gamma: UnsafePointer<Double>?, beta: UnsafePointer<Double>?,
  runningMean: UnsafeMutablePointer<Double>?, runningVar: UnsafeMutablePointer<Double>?,
  eps: Double, momentum: Double, training: Bool, out: UnsafeMutablePointer<Double>
) -> Int32 {
  let sizes = _judgeShape(shape, rank)
  let count = sizes.reduce(1, *)
  let channels = _judgeChannels(sizes)
  let tracked = runningMean != nil
  var mean = tracked ? _judgeArray(runningMean, channels) : Array(repeating: 0, count: channels)
  var variance = tracked ? _judgeArray(runningVar, channels) : Array(repeating: 1, count: channels)
  do {
    let y = try myBatchNorm(
      Tensor(shape: sizes, values: _judgeArray(x, count)),
      gamma: gamma == nil ? Array(repeating: 1, count: channels) : _judgeArray(gamma, channels),
      beta: beta == nil ? Array(repeating: 0, count: channels) : _judgeArray(beta, channels),
      runningMean: &mean, runningVar: &variance,
      eps: eps, momentum: momentum, training: training || !tracked)
    guard y.shape == sizes, _judgeStore(y.values, out, count),
      _judgeStore(mean, runningMean, channels), _judgeStore(variance, runningVar, channels)
    else { return _judgeWrongSize }
    return 0
  } catch {
    return _judgeRefused
  }
}
