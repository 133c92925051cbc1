/// What double-double arithmetic is built on: a double, or two side by side.
protocol WideNumber: Sendable {
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self
  /// The upper half of the 53 significant bits.
  var highHalf: Self { get }
  init(every value: Double)
}

extension Double: WideNumber {
  @inline(__always)
  var highHalf: Double { Double(bitPattern: bitPattern & 0xFFFF_FFFF_F800_0000) }

  @inline(__always)
  init(every value: Double) { self = value }
}

/// Two doubles side by side: two channels, or two values of one channel.
typealias Lanes = SIMD2<Double>

extension Lanes: WideNumber {
  /// Veltkamp's splitting, which stays in both lanes at once; not for numbers above 2⁹⁹⁶.
  @inline(__always)
  var highHalf: Lanes {
    let scaled = self * 0x8000001p0
    return scaled - (scaled - self)
  }

  @inline(__always)
  init(every value: Double) { self.init(repeating: value) }
}
