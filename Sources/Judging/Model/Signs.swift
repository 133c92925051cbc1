/// A direction whose components are all 1 or −1, a bit each.
package struct Signs: RandomAccessCollection, Hashable, Sendable {
  /// 64 components each, the first in the lowest bit; a bit that is set is −1.
  package private(set) var words: [UInt64]
  package let count: Int

  package init(count: Int, _ sign: () -> Double) {
    self.count = count
    words = Array(repeating: 0, count: (count + 63) / 64)
    for index in 0..<count where sign() < 0 { words[index >> 6] |= 1 << UInt64(index & 63) }
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(index: Int) -> Double {
    (words[index >> 6] >> UInt64(index & 63)) & 1 == 0 ? 1 : -1
  }
}
