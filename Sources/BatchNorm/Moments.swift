/// Mean and biased variance, of one channel or of two side by side.
struct Moments<Number: WideNumber> {
  var mean: DoubleDouble<Number>
  var variance: DoubleDouble<Number>

  /// 1/√(v + ε)
  ///
  /// - Parameter root: √(v + ε) in plain double.
  @inline(__always)
  func inverseDeviation(eps: Double, root: Number) -> DoubleDouble<Number> {
    (variance + Number(every: eps)).reciprocalSquareRoot(from: root)
  }
}

extension Moments<Double> {
  func inverseDeviation(eps: Double) -> DoubleDouble<Double> {
    inverseDeviation(eps: eps, root: (variance.hi + eps).squareRoot())
  }
}

extension Moments<Lanes> {
  /// From the sums of d = x − pivot over n values:
  ///
  ///     m = pivot + Σd/n        v = (Σd² − (Σd)²/n)/n
  ///
  /// (Chan, Golub and LeVeque 1983, equation 1.7.) The subtraction cancels little as long as the pivot
  /// is within a few deviations of the mean.
  ///
  /// - Parameter share: 1/n
  @inline(__always)
  init(_ sums: LaneSums, pivot: Lanes, share: DoubleDouble<Lanes>) {
    let shift = sums.distances.value * share
    mean = DoubleDouble.sum(pivot, shift.hi) + shift.lo
    variance = (sums.squares.value - sums.distances.value * shift) * share
  }

  /// Where these can be relied on: where the pivot was within four deviations of the mean, nothing
  /// over- or underflowed, nor will in 1/√(v + ε), and there is neither NaN nor infinity.
  @inline(__always)
  func areUsual(pivot: Lanes, eps: Double) -> SIMDMask<SIMD2<Int64>> {
    let shift = mean.hi - pivot
    let variance = variance.hi
    let total = variance + Lanes(repeating: eps)
    return (shift * shift .<= 16 * variance)
      .& (total .>= Self.smallest) .& (total .<= Self.largest)
      .& ((variance .>= Self.smallest) .| (variance .== 0))
  }

  private static var smallest: Lanes { Lanes(repeating: 0x1p-900) }
  private static var largest: Lanes { Lanes(repeating: 0x1p900) }
}
