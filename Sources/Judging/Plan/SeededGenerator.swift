/// SplitMix64 (Steele, Lea and Flood, 2014): the same seed gives the same numbers on every machine,
/// since it uses integer arithmetic and exactly rounded operations alone.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// A generator of its own for each name, so that one case's numbers do not depend on another's.
  package init(seed: UInt64, name: String) {
    // FNV-1a.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    self.init(seed: seed &* 0x9e37_79b9_7f4a_7c15 ^ hash)
    _ = next()
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// Uniform in [0, 1), a multiple of 2⁻⁵³.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform between two bounds.
  package mutating func uniform(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  package mutating func sign() -> Double { next() & 1 == 0 ? 1 : -1 }

  /// A whole number from 0 up to, but not including, a bound.
  package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
