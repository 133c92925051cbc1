extension JSONReader {
  /// Reads a number into the nearest double.
  ///
  /// A number of up to 19 digits between 10⁻²⁷ and 10²⁷ in its last place, which is what programs
  /// write, is converted here by one exact division or product of integers and one rounding; the
  /// rest by the standard library. Both round to nearest, ties to even.
  @inline(__always)
  mutating func number() throws(DocumentError) -> Double {
    try whole { reader throws(DocumentError) in try reader.numberInSight() }
  }

  private mutating func numberInSight() throws(DocumentError) -> Double {
    let start = position
    let negative = take(UInt8(ascii: "-"))
    var digits = DecimalDigits()
    let integerStart = position
    position = end(of: &digits)
    let integerDigits = position - integerStart
    guard integerDigits > 0 else {
      position = start
      throw error(expected: "a number")
    }
    if integerDigits > 1, bytes[integerStart] == UInt8(ascii: "0") {
      position = start
      throw error(expected: "a number without leading zeros")
    }
    if take(UInt8(ascii: ".")) {
      let fractionStart = position
      position = end(of: &digits)
      digits.exponent = fractionStart - position
      guard position > fractionStart else { throw error(expected: "a digit after the point") }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      let negative = take(UInt8(ascii: "-"))
      if !negative { _ = take(UInt8(ascii: "+")) }
      let exponentStart = position
      var exponent = 0
      while let digit = nextDigit {
        if exponent < 100_000 { exponent = exponent * 10 + Int(digit) }
        position += 1
      }
      guard position > exponentStart else { throw error(expected: "a digit in the exponent") }
      digits.exponent += negative ? -exponent : exponent
    }
    if let next, Self.isWordByte(next) {
      position = start
      throw error(expected: "a number")
    }
    if digits.count > 19 {
      let zeros = bytes[integerStart..<position].prefix {
        $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".")
      }
      digits.count -= zeros.count { $0 != UInt8(ascii: ".") }
    }
    if let magnitude = digits.nearestDouble { return negative ? -magnitude : magnitude }
    return try slowly(from: start)
  }

  @inline(__always)
  private var nextDigit: UInt8? {
    guard let byte = next, byte &- UInt8(ascii: "0") < 10 else { return nil }
    return byte &- UInt8(ascii: "0")
  }

  /// Takes in the digits that come next.
  ///
  /// - Returns: The index behind them.
  @inline(__always)
  private func end(of digits: inout DecimalDigits) -> Int {
    let bytes = bytes.span
    let start = position
    var index = start
    while index < bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      digits.significand = digits.significand &* 10 &+ UInt64(digit)
      index &+= 1
    }
    digits.count += index - start
    return index
  }

  private func slowly(from start: Int) throws(DocumentError) -> Double {
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw error(
        start, expected: "a number of magnitude below 1.8e308", found: "\(text.prefix(40))")
    }
    return value
  }
}

/// A decimal number: significand·10^exponent.
struct DecimalDigits {
  /// Wrong where there are more than 19 digits but leading zeros.
  var significand: UInt64 = 0
  var exponent = 0
  /// How many digits there are; more than 19 without leading zeros.
  var count = 0

  /// 5⁰ … 5²⁷, all that fit in 63 bits.
  private static let powersOfFive: [UInt64] = (0...27).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 5 }
  }

  /// The nearest double; nil where there are too many digits or the exponent is too large.
  var nearestDouble: Double? {
    guard count <= 19, (-27...27).contains(exponent) else { return nil }
    if significand == 0 { return 0 }
    let power = Self.powersOfFive[abs(exponent)]
    if exponent >= 0 {
      let (high, low) = significand.multipliedFullWidth(by: power)
      if high == 0 { return Self.rounded(low, exponent: exponent, sticky: false) }
      let shift = high.leadingZeroBitCount
      let top = high << shift | (low >> 1) >> (63 - shift)
      return Self.rounded(top, exponent: exponent + 64 - shift, sticky: low << shift != 0)
    }
    // Both with their top bit set; half of the one is below the other, so that the quotient fits and
    // has at least 63 bits.
    let dividendShift = significand.leadingZeroBitCount
    let divisorShift = power.leadingZeroBitCount
    let dividend = significand << dividendShift
    let divisor = power << divisorShift
    let (quotient, remainder) = divisor.dividingFullWidth((dividend >> 1, dividend << 63))
    return Self.rounded(
      quotient, exponent: exponent - dividendShift + divisorShift - 63, sticky: remainder != 0)
  }

  /// value·2^exponent, to nearest with ties to even; sticky: the true value is a little larger.
  private static func rounded(_ value: UInt64, exponent: Int, sticky: Bool) -> Double {
    // A conversion of 64 bits rounds correctly, and a last bit set stands for what is below it as
    // long as at least two more bits are dropped, which 63 bits ensure.
    Double(value | (sticky ? 1 : 0)) * Double(bitPattern: UInt64(1023 + exponent) << 52)
  }
}
