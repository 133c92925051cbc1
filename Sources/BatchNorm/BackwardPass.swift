/// One call of backward, with its arguments in order.
struct BackwardPass {
  let gradOutput: [Double]
  let x: [Double]
  let shape: TensorShape
  let gamma: [Double]
  /// The running statistics that forward normalised with; nil: the batch's.
  let given: RunningStatistics?
  let eps: Double

  /// - Parameter memory: An array that is no longer needed, whose memory dx may take.
  func run(reusing memory: consuming [Double]) -> Gradients {
    var gradients = Gradients(x: exchange(&memory, with: []), gamma: [], beta: [])
    var gradGamma: [Double] = []
    var gradBeta: [Double] = []
    var unusual: [Int] = []
    if shape.isSmall {
      unusual = Array(0..<shape.channels)
      gradGamma = Array(repeating: 0, count: shape.channels)
      gradBeta = gradGamma
      gradients.x = Array(repeating: 0, count: shape.count)
    } else if gradients.x.count != shape.count {
      let gradient = computeSums(0..<shape.channels, &gradGamma, &gradBeta, &unusual)
      gradients.x = gradient(gradOutput: gradOutput, x: x)
    } else {
      for channels in shape.channelGroups {
        let gradient = computeSums(channels, &gradGamma, &gradBeta, &unusual)
        gradient(gradOutput: gradOutput, x: x, into: &gradients.x)
      }
    }
    if !unusual.isEmpty {
      var careful = CarefulChannel(shape: shape, eps: eps)
      for channel in unusual {
        (gradGamma[channel], gradBeta[channel]) = careful.backward(
          gradOutput: gradOutput, x: x, channel: channel, running: given, gamma: gamma[channel],
          into: &gradients.x)
      }
    }
    gradients.gamma = gradGamma
    gradients.beta = gradBeta
    return gradients
  }

  /// Two channels at a time.
  ///
  /// - Parameter unusual: Takes up the channels whose sums cannot be relied on.
  /// - Returns: How to get dx of the channels.
  private func computeSums(
    _ channels: Range<Int>, _ gradGamma: inout [Double], _ gradBeta: inout [Double],
    _ unusual: inout [Int]
  ) -> GradientMap {
    let statistics = PairedStatistics(
      of: x, cotangent: gradOutput, shape: shape, channels: channels, given: given, eps: eps)
    let pairs = statistics.pairs
    let sums = statistics.sums
    let moments = statistics.moments
    let inverses = statistics.inverses
    let share = statistics.share
    let gammas = pairs.padded(Array(gamma[channels]))
    // A few operations in each loop: chains that do not wait for each other overlap.
    let products = pairs.map { pair in
      // Σdy·(x − m) from Σdy·(x − pivot)
      let shift = moments[pair].mean + -statistics.pivots.pair(pair)
      return (sums[pair].products.value - sums[pair].cotangents.value * shift) * inverses[pair]
    }
    let slopes = pairs.map { (products[$0] * (inverses[$0] * share)).nearest }
    for pair in 0..<pairs.count {
      let usual = moments[pair].areUsual(pivot: statistics.pivots.pair(pair), eps: eps)
      pairs.addUnset(usual .& sums[pair].cotangentsAreUsual, pair, to: &unusual)
    }
    gradGamma += pairs.numbers { products[$0].nearest }
    gradBeta += pairs.numbers { sums[$0].cotangents.value.nearest }
    return GradientMap(
      shape: shape, channels: channels, throughStatistics: given == nil,
      centre: pairs.numbers { moments[$0].mean.hi }, slope: pairs.numbers { slopes[$0] },
      average: pairs.numbers { pair in
        let mean = sums[pair].cotangents.value * share
        return mean.hi + (mean.lo - moments[pair].mean.lo * slopes[pair])
      },
      factor: pairs.numbers { (inverses[$0] * gammas.pair($0)).nearest })
  }
}

extension LaneSums {
  /// Where no product with dy over- or underflowed.
  fileprivate var cotangentsAreUsual: SIMDMask<SIMD2<Int64>> {
    let cotangents = cotangents.value.hi.magnitudes
    let products = products.value.hi.magnitudes
    let largest = Lanes(repeating: 0x1p900)
    return (cotangents .<= largest) .& (products .<= largest)
      .& ((cotangents .>= Lanes(repeating: 0x1p-400)) .| (products .>= Lanes(repeating: 0x1p-800)))
  }
}

extension Lanes {
  fileprivate var magnitudes: Lanes { replacing(with: -self, where: self .< 0) }
}
