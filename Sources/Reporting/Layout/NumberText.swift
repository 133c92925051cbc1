/// Numbers for people. Digits come from the shortest text that reads back as the same double, so
/// nothing here depends on a locale or on the C library.
package enum NumberText {
  /// As JSON reports spell it: the shortest text that reads back as the same number.
  package static func exact(_ number: Double) -> String {
    if let special = special(number) { return special }
    return Decimal(number).shortest()
  }

  /// About three digits: "0.0312", "4e-6", "1.03".
  package static func short(_ number: Double) -> String {
    if let special = special(number) { return special }
    return Decimal(number).rounded(toSignificant: 3).shortest()
  }

  /// Two numbers under each other, with the digits it takes to see nine digits of their difference
  /// (at most 17 of the larger number) and their decimal points aligned.
  package static func pair(_ one: Double, _ other: Double) -> (String, String) {
    let (left, right) = unalignedPair(one, other)
    guard (left + right).allSatisfy({ "+-.0123456789".contains($0) }) else { return (left, right) }
    let places = max(integerPart(left), integerPart(right))
    let texts = [left, right].map {
      String(repeating: " ", count: max(0, places - integerPart($0))) + $0
    }
    return (texts[0], texts[1])
  }

  private static func unalignedPair(_ one: Double, _ other: Double) -> (String, String) {
    guard one.isFinite, other.isFinite else { return (exact(one), exact(other)) }
    let numbers = [Decimal(one), Decimal(other)]
    guard (one - other).isFinite else { return (exact(one), exact(other)) }
    let top = numbers.filter { !$0.isZero }.map(\.exponent).max() ?? 0
    let difference = Decimal(one - other)
    let wanted = difference.isZero ? 16 - top : 8 - difference.exponent
    let decimals = max(0, min(wanted, 16 - top))
    let areVisible = numbers.allSatisfy { $0.isZero || $0.exponent > -decimals + 2 }
    guard (-6...15).contains(top), areVisible else {
      return (
        numbers[0].rounded(toSignificant: 17).shortest(),
        numbers[1].rounded(toSignificant: 17).shortest()
      )
    }
    var texts = numbers.map { $0.fixed(decimals: decimals) }
    while texts.allSatisfy({ $0.contains(".") && ($0.hasSuffix("0") || $0.hasSuffix(".")) }) {
      texts = texts.map { String($0.dropLast()) }
    }
    return (texts[0], texts[1])
  }

  private static func integerPart(_ text: String) -> Int {
    text.prefix { $0 != "." }.count
  }

  private static func special(_ number: Double) -> String? {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    return nil
  }
}
