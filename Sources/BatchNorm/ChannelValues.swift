/// The values of one channel side by side, multiplied by a power of two that keeps their squares far
/// from overflow and underflow.
struct ChannelValues {
  /// In the order of the tensor.
  private(set) var values: [Double]
  /// What the tensor's values were multiplied by: 1 unless they are huge or tiny.
  private(set) var scale = 1.0

  private let shape: TensorShape
  private let largestExponent: Int

  init(shape: TensorShape, eps: Double) {
    self.shape = shape
    largestExponent = eps == 0 ? 1000 : 480
    values = Array(repeating: 0, count: shape.valuesPerChannel)
  }

  /// Takes the values of a channel out of a tensor.
  mutating func gather(_ tensor: [Double], channel: Int) {
    let inner = shape.inner
    var largest = 0.0
    for outer in 0..<shape.outer {
      let start = (outer * shape.channels + channel) * inner
      for offset in 0..<inner {
        let value = tensor[start + offset]
        values[outer * inner + offset] = value
        if value.magnitude > largest, value.isFinite { largest = value.magnitude }
      }
    }
    scale = scale(for: largest)
    if scale != 1 {
      for index in values.indices { values[index] *= scale }
    }
  }

  /// Puts values, one for each of this channel, where the channel's values are in a tensor.
  func scatter(_ results: [Double], into tensor: inout [Double], channel: Int) {
    let inner = shape.inner
    for outer in 0..<shape.outer {
      let start = (outer * shape.channels + channel) * inner
      for offset in 0..<inner { tensor[start + offset] = results[outer * inner + offset] }
    }
  }

  /// Within 2^±300 squares and their rounding errors are normal numbers; what lies outside is brought
  /// near 1, but with an ε never by more than 2^480, so that ε times the square of the scale is finite.
  private func scale(for largest: Double) -> Double {
    guard largest > 0 else { return 1 }
    let exponent = Int(largest.exponent)
    if abs(exponent) <= 300 { return 1 }
    return Double(sign: .plus, exponent: min(-exponent, largestExponent), significand: 1)
  }
}
