/// What the judge puts into every output before a call: a quiet NaN of its own, so that an element that
/// still holds it was not written.
package enum Unwritten {
  package static let pattern: UInt64 = 0x7ff8_dead_beef_0bad

  package static func first(in values: [Double]) -> Int? {
    values.firstIndex { $0.isNaN && $0.bitPattern == pattern }
  }
}
