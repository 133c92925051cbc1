package import BatchNorm

/// How far float64 arithmetic may take a correct BatchNorm from the exact result.
///
/// u = 2⁻⁵³ is the unit roundoff and g = n + 8 the number of roundings that a sum over n values may
/// suffer: a plain loop has n − 1 (Higham, *Accuracy and Stability of Numerical Algorithms*, 2002,
/// §4.2), pairwise and compensated sums have fewer, and the 8 are for what happens to a term before.
/// To first order in u, per channel, with m, v the mean and variance and s = √(v + ε):
///
/// - mean: δm = g·u·mean|x|
/// - variance: δv = g·u·√v·(√v + |m|) + δm². The first term is Welford's (Chan, Golub and LeVeque,
///   1983: n·u·κ relative, κ = √(1 + m²/v)); the two-pass algorithm stays within g·u·v + δm². The
///   textbook E[x²] − m² is off by u·κ²·v, and so is far outside where κ is large.
/// - 1/s: relative, ρ = δv/(2(v + ε)) + 4u
/// - output: |γ|/s·(δm + 8u·|m|) + |γ|·|x − m|/s·(ρ + 8u) + 4u·|β|. The 8u·|m| is what the fused form
///   x·(γ/s) + (β − m·γ/s) loses.
/// - running values, with weight a: |1 − a|·δold + |a|·δnew + 4u·(|old| + |a|·|new|)
///
/// In eval, m, v and their errors are the running values and theirs. Backward, with A = mean|dy|,
/// B = mean|dy·x̂|, P = mean(dy·x̂), and x̂ itself uncertain by δx̂ = (δm + 8u·|m|)/s + |x̂|·(ρ + 8u):
///
/// - mean dy: g·u·A;  P: δP = g·u·(B + A·|m|/s) + mean(|dy|·δx̂). The term with |m| admits
///   (Σdy·x − m·Σdy)/s.
/// - dx: |γ|/s·((|dy| + |mean dy| + |x̂·P|)·(ρ + 8u) + g·u·A + |x̂|·δP + |P|·δx̂);
///   in eval |γ·dy|/s·(ρ + 8u)
/// - dγ: n·δP;  dβ: n·g·u·A
///
/// Each bound is multiplied by `safety`. What computes in float32 is off by 2²⁹ u and stays outside
/// on all but the largest inputs.
package struct ErrorBound: Sendable {
  /// What the first-order bounds are multiplied by.
  package static let safety = 4.0
  package static let unitRoundoff = 0x1p-53

  /// Per channel: the centre, √(v + ε), and the uncertainty of the centre and (relative) of 1/s.
  package let center: [Double]
  package let scale: [Double]
  package let centerError: [Double]
  package let scaleError: [Double]
  /// δv of the variance itself.
  package let varianceError: [Double]
  package let gamma: [Double]
  package let beta: [Double]
  package let shape: TensorShape

  /// - Parameters:
  ///   - mean: what x was centred on.
  ///   - variance: what it was scaled by, without ε.
  ///   - runningError: the uncertainty of the running mean and variance, in eval; nil where the
  ///     statistics are the batch's.
  package init(
    shape: TensorShape, affine: Affine?, eps: Double, mean: [Double], variance: [Double],
    meanAbsolute: [Double], runningError: (mean: [Double], variance: [Double])?
  ) {
    let channels = shape.channels
    self.shape = shape
    center = mean
    gamma = affine?.gamma ?? Array(repeating: 1, count: channels)
    beta = affine?.beta ?? Array(repeating: 0, count: channels)
    let u = Self.unitRoundoff
    let g = Double(shape.valuesPerChannel + 8)
    var centerError: [Double] = []
    var varianceError: [Double] = []
    var scale: [Double] = []
    var scaleError: [Double] = []
    for channel in 0..<channels {
      let v = variance[channel]
      let dm = runningError?.mean[channel] ?? g * u * meanAbsolute[channel]
      let root = v.squareRoot()
      let dv =
        runningError?.variance[channel]
        ?? g * u * root * (root + mean[channel].magnitude) + dm * dm
      centerError.append(dm)
      varianceError.append(dv)
      scale.append((v + eps).squareRoot())
      scaleError.append(dv / (2 * (v + eps)) + 4 * u)
    }
    self.centerError = centerError
    self.varianceError = varianceError
    self.scale = scale
    self.scaleError = scaleError
  }

  /// δx̂ = fixed + |x − m|·perDeviation.
  private func normalisedError(_ channel: Int) -> (fixed: Double, perDeviation: Double) {
    let u = Self.unitRoundoff
    let s = scale[channel]
    return (
      (centerError[channel] + 8 * u * center[channel].magnitude) / s,
      (scaleError[channel] + 8 * u) / s
    )
  }

  package var output: Tolerance {
    var base: [Double] = []
    var slope: [Double] = []
    for channel in center.indices {
      let error = normalisedError(channel)
      let weight = Self.safety * gamma[channel].magnitude
      base.append(
        weight * error.fixed + Self.safety * 4 * Self.unitRoundoff * beta[channel].magnitude)
      slope.append(weight * error.perDeviation)
    }
    return Tolerance(base: base, perDeviation: slope, center: center)
  }

  /// The tolerances of dx, dγ and dβ. `batchStatistics` is false in eval.
  package func gradients(
    _ moments: Moments, batchStatistics: Bool
  ) -> (x: Tolerance, gamma: Tolerance, beta: Tolerance) {
    let u = Self.unitRoundoff
    let n = Double(shape.valuesPerChannel)
    let g = n + 8
    var base: [Double] = []
    var slope: [Double] = []
    var perGradient: [Double] = []
    var forGamma: [Double] = []
    var forBeta: [Double] = []
    for channel in center.indices {
      let s = scale[channel]
      let error = normalisedError(channel)
      let a = moments.meanAbsoluteGradient[channel]
      let b = moments.meanAbsoluteProduct[channel] / s
      let p = (moments.meanProduct[channel] / s).magnitude
      let dp =
        g * u * (b + a * center[channel].magnitude / s) + a * error.fixed
        + moments.meanAbsoluteProduct[channel] * error.perDeviation
      let relative = scaleError[channel] + 8 * u
      let weight = Self.safety * gamma[channel].magnitude / s
      if batchStatistics {
        base.append(
          weight
            * (moments.meanGradient[channel].magnitude * relative + g * u * a + p * error.fixed))
        slope.append(weight * (p / s * relative + dp / s + p * error.perDeviation))
      } else {
        base.append(0)
        slope.append(0)
      }
      perGradient.append(weight * relative)
      forGamma.append(Self.safety * n * dp)
      forBeta.append(Self.safety * n * g * u * a)
    }
    return (
      batchStatistics
        ? Tolerance(base: base, perDeviation: slope, perGradient: perGradient, center: center)
        : Tolerance(base: base, perDeviation: [], perGradient: perGradient, center: []),
      Tolerance(perChannel: forGamma), Tolerance(perChannel: forBeta)
    )
  }

  /// The uncertainty of a running value after an update, not yet multiplied by `safety`.
  package static func running(
    old: Double, oldError: Double, new: Double, newError: Double, weight: Double
  ) -> Double {
    (1 - weight).magnitude * oldError + weight.magnitude * newError
      + 4 * unitRoundoff * (old.magnitude + weight.magnitude * new.magnitude)
  }
}
