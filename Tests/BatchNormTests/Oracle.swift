import BatchNorm

#if arch(x86_64)
  /// 64 significant bits: 2048 times finer than what is tested.
  typealias Wide = Float80
#else
  typealias Wide = Double
#endif

/// BatchNorm by its textbook formulas, in another way than the reference: sums of integers in 128
/// bits, which are exact, and the rest in `Wide`.
///
/// Every x must be a whole multiple of 2⁻²⁰ below 2⁴⁰ in magnitude, and there may be at most 128 a
/// channel, so that no sum overflows.
struct Oracle {
  let shape: TensorShape
  let affine: Affine?
  let eps: Double
  /// nil: statistics of the batch.
  let running: RunningStatistics?
  /// x·2²⁰
  let x: [Int128]

  init(
    x: [Double], shape: TensorShape, affine: Affine?, eps: Double, running: RunningStatistics? = nil
  ) {
    self.shape = shape
    self.affine = affine
    self.eps = eps
    self.running = running
    self.x = x.map { Int128($0 * 0x1p20) }
  }

  /// Where the elements of a channel are, by the letters of the layout alone.
  func offsets(channel: Int) -> [Int] {
    (0..<shape.count).filter { shape.index(at: $0)[shape.layout.channelAxis] == channel }
  }

  func mean(_ channel: Int) -> Wide {
    if let running { return Wide(running.mean[channel]) }
    let offsets = offsets(channel: channel)
    return Wide(offsets.map { x[$0] }.reduce(0, +)) / Wide(offsets.count) / 0x1p20
  }

  /// Biased: (n·Σx² − (Σx)²)/n².
  func variance(_ channel: Int) -> Wide {
    if let running { return Wide(running.variance[channel]) }
    let offsets = offsets(channel: channel)
    let count = Int128(offsets.count)
    let sum = offsets.map { x[$0] }.reduce(0, +)
    let squares = offsets.map { (x[$0] - x[offsets[0]]) * (x[$0] - x[offsets[0]]) }.reduce(0, +)
    let shifted = sum - count * x[offsets[0]]
    return Wide(count * squares - shifted * shifted) / Wide(count * count) / 0x1p40
  }

  /// x̂ of every element.
  var normalised: [Wide] {
    var result = [Wide](repeating: 0, count: shape.count)
    for channel in 0..<shape.channels {
      let offsets = offsets(channel: channel)
      let deviation = (variance(channel) + Wide(eps)).squareRoot()
      let count = Int128(offsets.count)
      let sum = offsets.map { x[$0] }.reduce(0, +)
      for offset in offsets {
        let centred =
          running.map { Wide(x[offset]) / 0x1p20 - Wide($0.mean[channel]) }
          ?? Wide(count * x[offset] - sum) / Wide(count) / 0x1p20
        result[offset] = centred / deviation
      }
    }
    return result
  }

  func gamma(_ offset: Int) -> Wide { Wide(affine?.gamma[channel(offset)] ?? 1) }

  func channel(_ offset: Int) -> Int { shape.index(at: offset)[shape.layout.channelAxis] }

  var output: [Wide] {
    normalised.enumerated().map { offset, value in
      value * gamma(offset) + Wide(affine?.beta[channel(offset)] ?? 0)
    }
  }

  /// dx, dγ, dβ.
  func gradients(_ cotangent: [Double]) -> (x: [Wide], gamma: [Wide], beta: [Wide]) {
    let normalised = normalised
    var gradX = [Wide](repeating: 0, count: shape.count)
    var gradGamma: [Wide] = []
    var gradBeta: [Wide] = []
    for channel in 0..<shape.channels {
      let offsets = offsets(channel: channel)
      let sum = offsets.map { Wide(cotangent[$0]) }.reduce(0, +)
      let product = offsets.map { Wide(cotangent[$0]) * normalised[$0] }.reduce(0, +)
      gradGamma.append(product)
      gradBeta.append(sum)
      let deviation = (variance(channel) + Wide(eps)).squareRoot()
      let count = Wide(offsets.count)
      for offset in offsets {
        let correction =
          running == nil ? sum / count + normalised[offset] * product / count : 0
        gradX[offset] = gamma(offset) / deviation * (Wide(cotangent[offset]) - correction)
      }
    }
    return (gradX, gradGamma, gradBeta)
  }
}
