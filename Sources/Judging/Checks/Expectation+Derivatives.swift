import BatchNorm

extension Expectation {
  /// The directional derivative that a sweep asks for, and its uncertainty when it is taken from
  /// differences of a correct forward.
  ///
  /// - Noise. L = Σ dy·y. An error of the mean shifts a whole channel, one of 1/s scales it, and the
  ///   rest is rounding of its own at each element; so L is off by no more than
  ///   Σ_c |γ|/s·δm·|Σdy| + |γ|·ρ/s·|Σdy·(x − m)| + r, where r, a sum of n independent roundings of size
  ///   8u·(|γ|·(|x − m| + |m|)/s + |β|)·|dy|, is taken as 8 times the root of its sum of squares; for
  ///   up to 64 values that is more than their plain sum.
  /// - Truncation. Along x, f(t) = L(x + t·s·d) is smooth on the scale of 1: the remainder of
  ///   Richardson's extrapolation is a₅·t⁴/4 with |a₅| below a few |γ|·|dy|/s, t = h/s. Along γ and β
  ///   L is linear.
  static func derivative(
    _ derivative: Sweep.Derivative, gradients: Gradients, moments: Moments, bound: ErrorBound,
    step: Case.Step
  ) -> Derivative {
    let gradient =
      switch derivative.variable {
      case .x: gradients.x
      case .gamma: gradients.gamma ?? []
      case .beta: gradients.beta ?? []
      }
    var expected = 0.0
    var reach = 1.0
    let channels: Range<Int>
    switch derivative.direction {
    case .coordinate(let element):
      expected = gradient[element]
      let channel = derivative.variable == .x ? step.shape.channel(at: element) : element
      channels = channel..<(channel + 1)
    case .dense(let direction):
      expected = dot(direction, gradient)
      channels = 0..<step.shape.channels
      reach = Double(step.shape.valuesPerChannel).squareRoot()
    }
    let n = Double(step.shape.valuesPerChannel)
    let u = ErrorBound.unitRoundoff
    var noise = 0.0
    var truncation = 0.0
    var ratio = 0.0
    // A coordinate moves its own channel alone, but a candidate may still round every channel anew.
    for channel in 0..<step.shape.channels {
      let gamma = bound.gamma[channel].magnitude
      let s = bound.scale[channel]
      let common =
        gamma / s * bound.centerError[channel] * n * moments.meanGradient[channel].magnitude
      let scaling =
        gamma * bound.scaleError[channel] / s * n * moments.meanProduct[channel].magnitude
      let rounding =
        8 * u
        * (gamma / s * (n * moments.meanSquaredProduct[channel]).squareRoot()
          + (gamma * bound.center[channel].magnitude / s + bound.beta[channel].magnitude)
            * (n * moments.meanSquaredGradient[channel]).squareRoot())
      noise += common + scaling + 8 * rounding
    }
    if derivative.variable == .x {
      for channel in channels {
        let t = derivative.step / bound.scale[channel]
        ratio = max(ratio, t * t)
        let size = (moments.meanSquaredGradient[channel]).squareRoot() * 8
        truncation +=
          16 * t * t * t * t * bound.gamma[channel].magnitude / bound.scale[channel] * size * reach
      }
    }
    return Derivative(
      expected: expected, noise: ErrorBound.safety * noise, truncation: truncation, ratio: ratio)
  }

  static func dot(_ a: Signs, _ b: [Double]) -> Double {
    var sum = 0.0
    var lost = 0.0
    for (x, y) in zip(a, b) {
      let product = x * y
      let next = sum + product
      lost += (sum - next) + product
      sum = next
    }
    return sum + lost
  }
}
