/// The unevaluated sum hi + lo, with |lo| of at most a few ulp(hi): about 31 decimal digits.
///
/// Sums bring |lo| down to ulp(hi)/2; products, of which no term cancels, leave it to the next sum.
///
/// The building blocks are the error-free transformations of Dekker (1971) and Knuth (TAOCP 2,
/// 4.2.2). Products are split rather than fused with a sum, since the oldest x86-64 fuses in
/// software; so the results are the same on every machine.
struct DoubleDouble<Number: WideNumber>: Sendable {
  var hi: Number
  var lo: Number

  @inline(__always)
  init(_ hi: Number, _ lo: Number = Number(every: 0)) {
    self.hi = hi
    self.lo = lo
  }

  static var zero: DoubleDouble { DoubleDouble(Number(every: 0)) }

  /// The nearest double, where hi is finite.
  @inline(__always)
  var nearest: Number { hi + lo }

  /// a + b without error.
  @inline(__always)
  static func sum(_ a: Number, _ b: Number) -> DoubleDouble {
    let sum = a + b
    let partOfB = sum - a
    return DoubleDouble(sum, (a - (sum - partOfB)) + (b - partOfB))
  }

  /// a + b without error where |a| ≥ |b| or a is 0.
  @inline(__always)
  static func sum(larger a: Number, _ b: Number) -> DoubleDouble {
    let sum = a + b
    return DoubleDouble(sum, b - (sum - a))
  }

  /// a·b; the error is below 2⁻¹⁰⁶·|a·b| where nothing over- or underflows.
  @inline(__always)
  static func product(_ a: Number, _ b: Number) -> DoubleDouble {
    let product = a * b
    let aHigh = a.highHalf
    let bHigh = b.highHalf
    let aLow = a - aHigh
    let bLow = b - bHigh
    let rest = ((aHigh * bHigh - product) + aHigh * bLow) + aLow * bHigh
    return DoubleDouble(product, rest + aLow * bLow)
  }

  /// The error is below 2⁻¹⁰⁴·(|a| + |b|).
  @inline(__always)
  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = sum(a.hi, b.hi)
    return sum(larger: high.hi, high.lo + (a.lo + b.lo))
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: Number) -> DoubleDouble {
    let high = sum(a.hi, b)
    return sum(larger: high.hi, high.lo + a.lo)
  }

  @inline(__always)
  static prefix func - (a: DoubleDouble) -> DoubleDouble { DoubleDouble(-a.hi, -a.lo) }

  @inline(__always)
  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble { a + -b }

  @inline(__always)
  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = product(a.hi, b.hi)
    return DoubleDouble(high.hi, high.lo + (a.hi * b.lo + a.lo * b.hi))
  }

  @inline(__always)
  static func * (a: DoubleDouble, b: Number) -> DoubleDouble {
    let high = product(a.hi, b)
    return DoubleDouble(high.hi, high.lo + a.lo * b)
  }

  /// 1/√a, from a double near √a and one step of Newton; meaningless lo where the result is not
  /// finite.
  @inline(__always)
  func reciprocalSquareRoot(from root: Number) -> DoubleDouble {
    let one = Number(every: 1)
    let first = one / root
    let nearOne = self * DoubleDouble.product(first, first)
    let residual = (one - nearOne.hi) - nearOne.lo
    return DoubleDouble.sum(larger: first, first * residual * Number(every: 0.5))
  }
}

extension DoubleDouble<Double> {
  /// The nearest double. An infinite hi has a meaningless lo.
  @inline(__always)
  var rounded: Double { hi.isFinite && lo.isFinite ? hi + lo : hi }

  static func / (a: DoubleDouble, b: Double) -> DoubleDouble {
    let first = a.hi / b
    guard first.isFinite else { return DoubleDouble(first) }
    let rest = a - product(first, b)
    return sum(larger: first, rest.rounded / b)
  }

  /// Both lanes alike.
  var inBothLanes: DoubleDouble<Lanes> {
    DoubleDouble<Lanes>(Lanes(repeating: hi), Lanes(repeating: lo))
  }
}
