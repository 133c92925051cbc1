/// A finite double as decimal digits: ± d.ddd… · 10^exponent.
struct Decimal {
  var isNegative: Bool
  /// Without zeros at either end; empty for zero.
  var digits: [UInt8]
  /// Of the first digit.
  var exponent: Int

  /// The shortest digits that read back as the same number: at most 17.
  init(_ number: Double) {
    precondition(number.isFinite, "only finite numbers have digits")
    isNegative = number.sign == .minus
    digits = []
    exponent = 0
    var pointAt: Int?
    var power = 0
    let text = number.magnitude.description
    for (place, character) in text.enumerated() {
      if character == "." {
        pointAt = digits.count
      } else if character == "e" {
        power = Int(text.dropFirst(place + 1)) ?? 0
        break
      } else if let digit = character.wholeNumberValue {
        digits.append(UInt8(digit))
      }
    }
    exponent = (pointAt ?? digits.count) - 1 + power
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    exponent -= zeros
    trim()
  }

  var isZero: Bool { digits.isEmpty }

  /// Half up, as people round.
  func rounded(toSignificant count: Int) -> Decimal {
    if digits.count <= count { return self }
    var result = self
    result.digits = count > 0 ? Array(digits[..<count]) : []
    if count >= 0, digits[count] >= 5 {
      var place = count - 1
      while place >= 0, result.digits[place] == 9 {
        result.digits[place] = 0
        place -= 1
      }
      if place >= 0 {
        result.digits[place] += 1
      } else {
        result.digits.insert(1, at: 0)
        result.exponent += 1
      }
    }
    result.trim()
    return result
  }

  /// "-0.0500": this many digits after the point.
  func fixed(decimals: Int) -> String {
    let value = rounded(toSignificant: exponent + 1 + decimals)
    func digit(at power: Int) -> Character {
      let place = value.exponent - power
      return value.digits.indices.contains(place)
        ? Character(Unicode.Scalar(48 + value.digits[place])) : "0"
    }
    var text = isNegative ? "-" : ""
    for power in stride(from: max(value.exponent, 0), through: 0, by: -1) {
      text.append(digit(at: power))
    }
    if decimals > 0 { text.append(".") }
    for power in stride(from: -1, through: -decimals, by: -1) { text.append(digit(at: power)) }
    return text
  }

  /// "0.0312", "120000" or "1.5e-7": plain where the exponent is from −5 to 15.
  func shortest() -> String {
    let sign = isNegative ? "-" : ""
    if isZero { return sign + "0" }
    if (-5...15).contains(exponent) {
      return fixed(decimals: max(0, digits.count - 1 - exponent))
    }
    let text = digits.map { String($0) }
    let tail = text.dropFirst().joined()
    return sign + text[0] + (tail.isEmpty ? "" : "." + tail) + "e\(exponent)"
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
  }
}
