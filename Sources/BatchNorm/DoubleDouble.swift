/// The unevaluated sum hi + lo of two doubles, with |lo| ≤ ulp(hi)/2: about 32 decimal digits.
///
/// The building blocks are the error-free transformations of Dekker (1971) and Knuth (TAOCP 2,
/// 4.2.2). Products are split by masking bits rather than by fused multiply-add, which the oldest
/// x86-64 does in software; so the results are the same on every machine.
struct DoubleDouble: Hashable, Sendable {
  var hi: Double
  var lo: Double

  @inline(__always)
  init(_ hi: Double, _ lo: Double = 0) {
    self.hi = hi
    self.lo = lo
  }

  static let zero = DoubleDouble(0)

  /// The nearest double. An infinite hi has a meaningless lo.
  @inline(__always)
  var rounded: Double { hi.isFinite ? hi + lo : hi }

  /// a + b without error.
  @inline(__always)
  static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    let partOfB = sum - a
    return DoubleDouble(sum, (a - (sum - partOfB)) + (b - partOfB))
  }

  /// a + b without error where |a| ≥ |b| or a is 0.
  @inline(__always)
  static func sum(larger a: Double, _ b: Double) -> DoubleDouble {
    let sum = a + b
    return DoubleDouble(sum, b - (sum - a))
  }

  /// a·b; the error is below 2⁻¹⁰⁶·|a·b| where nothing over- or underflows.
  @inline(__always)
  static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let product = a * b
    let aHigh = a.highHalf
    let bHigh = b.highHalf
    let aLow = a - aHigh
    let bLow = b - bHigh
    return DoubleDouble(
      product, ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow)
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let high = sum(a.hi, b.hi)
    let low = sum(a.lo, b.lo)
    let part = sum(larger: high.hi, high.lo + low.hi)
    return sum(larger: part.hi, part.lo + low.lo)
  }

  @inline(__always)
  static func + (a: DoubleDouble, b: Double) -> DoubleDouble {
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
    return sum(larger: high.hi, high.lo + (a.hi * b.lo + a.lo * b.hi))
  }

  @inline(__always)
  static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let high = product(a.hi, b)
    return sum(larger: high.hi, high.lo + a.lo * b)
  }

  static func / (a: DoubleDouble, b: Double) -> DoubleDouble {
    let first = a.hi / b
    guard first.isFinite else { return DoubleDouble(first) }
    let rest = a - product(first, b)
    return sum(larger: first, rest.rounded / b)
  }

  /// 1/√a, from the double nearest to it and one step of Newton.
  var reciprocalSquareRoot: DoubleDouble {
    let first = 1 / hi.squareRoot()
    guard first.isFinite, first != 0 else { return DoubleDouble(first) }
    let residual = DoubleDouble(1) - self * DoubleDouble.product(first, first)
    return DoubleDouble.sum(larger: first, first * residual.rounded / 2)
  }
}

extension Double {
  /// The upper 26 of the 53 significant bits.
  @inline(__always)
  fileprivate var highHalf: Double { Double(bitPattern: bitPattern & 0xFFFF_FFFF_F800_0000) }
}
