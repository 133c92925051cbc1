/// SHA-256 (FIPS 180-4), which no module of the toolchain has on Linux.
package struct SHA256 {
  private var state: SIMD8<UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  /// What has come since the last whole block.
  private var rest: [UInt8] = []
  private var length: UInt64 = 0

  package init() {}

  /// The hash of some bytes, in hexadecimal.
  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  package mutating func update(_ bytes: some Sequence<UInt8>) { update(Array(bytes)) }

  package mutating func update(_ bytes: [UInt8]) {
    length += UInt64(bytes.count)
    var start = 0
    if !rest.isEmpty {
      start = min(64 - rest.count, bytes.count)
      rest += bytes[..<start]
      if rest.count < 64 { return }
      let block = rest
      rest = []
      compress(block.span)
    }
    while bytes.count - start >= 64 {
      compress(bytes.span.extracting(start..<start + 64))
      start += 64
    }
    rest += bytes[start...]
  }

  package consuming func finish() -> String {
    let bits = length * 8
    let zeros = (119 - rest.count) % 64
    update([0x80] + [UInt8](repeating: 0, count: zeros))
    update(stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> $0) })
    let digits = Array("0123456789abcdef")
    var text = ""
    for index in state.indices {
      for shift in stride(from: 28, through: 0, by: -4) {
        text.append(digits[Int(state[index] >> UInt32(shift)) & 15])
      }
    }
    return text
  }

  /// The 64 rounds, sixteen at a time: so the schedule is sixteen words that are replaced in place, and
  /// the working variables change their names instead of their places.
  private mutating func compress(_ block: Span<UInt8>) {
    let constants = Self.constants.span
    precondition(block.count == 64 && constants.count == 64)
    @inline(__always) func word(_ index: Int) -> UInt32 {
      UInt32(block[4 * index]) << 24 | UInt32(block[4 * index + 1]) << 16
        | UInt32(block[4 * index + 2]) << 8 | UInt32(block[4 * index + 3])
    }
    var (w0, w1, w2, w3) = (word(0), word(1), word(2), word(3))
    var (w4, w5, w6, w7) = (word(4), word(5), word(6), word(7))
    var (w8, w9, w10, w11) = (word(8), word(9), word(10), word(11))
    var (w12, w13, w14, w15) = (word(12), word(13), word(14), word(15))
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for first in stride(from: 0, to: 64, by: 16) {
      if first > 0 {
        Self.extend(&w0, w1, w9, w14)
        Self.extend(&w1, w2, w10, w15)
        Self.extend(&w2, w3, w11, w0)
        Self.extend(&w3, w4, w12, w1)
        Self.extend(&w4, w5, w13, w2)
        Self.extend(&w5, w6, w14, w3)
        Self.extend(&w6, w7, w15, w4)
        Self.extend(&w7, w8, w0, w5)
        Self.extend(&w8, w9, w1, w6)
        Self.extend(&w9, w10, w2, w7)
        Self.extend(&w10, w11, w3, w8)
        Self.extend(&w11, w12, w4, w9)
        Self.extend(&w12, w13, w5, w10)
        Self.extend(&w13, w14, w6, w11)
        Self.extend(&w14, w15, w7, w12)
        Self.extend(&w15, w0, w8, w13)
      }
      let k = constants.extracting(first..<first + 16)
      Self.round(a, b, c, &d, e, f, g, &h, w0 &+ k[0])
      Self.round(h, a, b, &c, d, e, f, &g, w1 &+ k[1])
      Self.round(g, h, a, &b, c, d, e, &f, w2 &+ k[2])
      Self.round(f, g, h, &a, b, c, d, &e, w3 &+ k[3])
      Self.round(e, f, g, &h, a, b, c, &d, w4 &+ k[4])
      Self.round(d, e, f, &g, h, a, b, &c, w5 &+ k[5])
      Self.round(c, d, e, &f, g, h, a, &b, w6 &+ k[6])
      Self.round(b, c, d, &e, f, g, h, &a, w7 &+ k[7])
      Self.round(a, b, c, &d, e, f, g, &h, w8 &+ k[8])
      Self.round(h, a, b, &c, d, e, f, &g, w9 &+ k[9])
      Self.round(g, h, a, &b, c, d, e, &f, w10 &+ k[10])
      Self.round(f, g, h, &a, b, c, d, &e, w11 &+ k[11])
      Self.round(e, f, g, &h, a, b, c, &d, w12 &+ k[12])
      Self.round(d, e, f, &g, h, a, b, &c, w13 &+ k[13])
      Self.round(c, d, e, &f, g, h, a, &b, w14 &+ k[14])
      Self.round(b, c, d, &e, f, g, h, &a, w15 &+ k[15])
    }
    state &+= SIMD8(a, b, c, d, e, f, g, h)
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ wordAndConstant: UInt32
  ) {
    let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let first = h &+ wordAndConstant &+ s1 &+ (g ^ (e & (f ^ g)))
    let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    d &+= first
    h = first &+ s0 &+ ((a & b) | (c & (a | b)))
  }

  /// The word of the schedule sixteen after `word`.
  @inline(__always)
  private static func extend(
    _ word: inout UInt32, _ after1: UInt32, _ after9: UInt32, _ after14: UInt32
  ) {
    let s0 = rotate(after1, 7) ^ rotate(after1, 18) ^ (after1 &>> 3)
    let s1 = rotate(after14, 17) ^ rotate(after14, 19) ^ (after14 &>> 10)
    word = word &+ s0 &+ after9 &+ s1
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
