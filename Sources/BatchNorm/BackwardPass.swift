/// One call of backward, with its arguments in order.
struct BackwardPass {
  let gradOutput: [Double]
  let x: [Double]
  let shape: TensorShape
  let gamma: [Double]
  /// The running statistics that forward normalised with; nil: the batch's.
  let given: RunningStatistics?
  let eps: Double

  func run() -> Gradients {
    var gradGamma = [Double](repeating: 0, count: shape.channels)
    var gradBeta = gradGamma
    var gradX: [Double]
    var channels = Array(0..<shape.channels)
    if shape.isSmall {
      gradX = Array(repeating: 0, count: shape.count)
    } else {
      let (gradient, unusual) = computeSums(&gradGamma, &gradBeta)
      gradX = gradient(gradOutput: gradOutput, x: x)
      channels = unusual
    }
    if !channels.isEmpty {
      var careful = CarefulChannel(shape: shape, eps: eps)
      for channel in channels {
        (gradGamma[channel], gradBeta[channel]) = careful.backward(
          gradOutput: gradOutput, x: x, channel: channel, running: given, gamma: gamma[channel],
          into: &gradX)
      }
    }
    return Gradients(x: gradX, gamma: gradGamma, beta: gradBeta)
  }

  /// Two channels at a time.
  ///
  /// - Returns: How to get dx, and the channels whose sums cannot be relied on.
  private func computeSums(
    _ gradGamma: inout [Double], _ gradBeta: inout [Double]
  ) -> (GradientMap, unusual: [Int]) {
    let statistics = PairedStatistics(
      of: x, cotangent: gradOutput, shape: shape, given: given, eps: eps)
    let pairs = statistics.pairs
    let share = statistics.share
    let gamma = pairs.padded(gamma)
    var centre = gamma
    var slope = gamma
    var average = gamma
    var factor = gamma
    var sumGamma = gamma
    var sumBeta = gamma
    var unusual: [Int] = []
    do {
      let pivots = statistics.pivots.span
      let gammas = gamma.span
      var centres = centre.mutableSpan
      var slopes = slope.mutableSpan
      var averages = average.mutableSpan
      var factors = factor.mutableSpan
      var gradGammas = sumGamma.mutableSpan
      var gradBetas = sumBeta.mutableSpan
      for pair in 0..<pairs.count {
        let pivot = pivots.lanes(2 * pair)
        let sums = statistics.sums[pair]
        let moments = statistics.moments[pair]
        let usual = moments.areUsual(pivot: pivot, eps: eps) .& sums.cotangentsAreUsual
        pairs.addUnset(usual, pair, to: &unusual)
        let inverse = statistics.inverses[pair]
        // Σdy·(x − m) from Σdy·(x − pivot)
        let shift = moments.mean + -pivot
        let cotangents = sums.cotangents.value
        let product = (sums.products.value - cotangents * shift) * inverse
        gradGammas.set(2 * pair, product.nearest)
        gradBetas.set(2 * pair, cotangents.nearest)
        let mean = cotangents * share
        let scaled = (product * share * inverse).nearest
        centres.set(2 * pair, moments.mean.hi)
        slopes.set(2 * pair, scaled)
        averages.set(2 * pair, mean.hi + (mean.lo - moments.mean.lo * scaled))
        factors.set(2 * pair, (inverse * gammas.lanes(2 * pair)).nearest)
      }
    }
    gradGamma = pairs.trimmed(sumGamma)
    gradBeta = pairs.trimmed(sumBeta)
    let map = GradientMap(
      shape: shape, throughStatistics: given == nil, centre: pairs.trimmed(centre),
      slope: pairs.trimmed(slope), average: pairs.trimmed(average),
      factor: pairs.trimmed(factor))
    return (map, unusual)
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
  fileprivate var magnitudes: Lanes { Lanes(self[0].magnitude, self[1].magnitude) }
}
