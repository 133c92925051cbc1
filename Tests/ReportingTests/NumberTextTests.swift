import Reporting
import Testing

@Suite struct NumberTextTests {
  static let short: [(number: Double, text: String)] = [
    (0, "0"), (-0.0, "-0"), (1, "1"), (-2.5, "-2.5"), (0.03125, "0.0313"), (1234.5, "1230"),
    (0.00000449, "4.49e-6"), (0.9996, "1"), (0.9994, "0.999"), (9.996e-7, "1e-6"),
    (1e15, "1000000000000000"),
    (1e16, "1e16"), (1.25e300, "1.25e300"), (Double.leastNonzeroMagnitude, "5e-324"), (.nan, "NaN"),
    (.infinity, "Infinity"), (-.infinity, "-Infinity"), (100, "100"), (0.00001, "0.00001"),
  ]

  @Test(arguments: short) func threeDigits(_ row: (number: Double, text: String)) {
    #expect(NumberText.short(row.number) == row.text)
  }

  static let pairs: [(one: Double, other: Double, first: String, second: String)] = [
    (0.5, 0.501, "0.500", "0.501"),
    (3, 4, "3", "4"),
    (0.99999500003749969, 0.99999900000150000, "0.9999950000375", "0.9999990000015"),
    (1, 1.0000000000000002, "1.0000000000000000", "1.0000000000000002"),
    (0.5, -12.25, "  0.50", "-12.25"),
    (0.1, 0.30000000000000004, "0.1", "0.3"),
    (0.5, .nan, "0.5", "NaN"),
    (.infinity, -1.5, "Infinity", "-1.5"),
    (1e300, 1, "1e300", "1"),
    (.leastNonzeroMagnitude, 0.5, "5e-324", "0.5"),
    (1e-9, 2e-9, "1e-9", "2e-9"),
    (123_456_789, 123456789.25, "123456789.00", "123456789.25"),
    (1e308, -1e308, "1e308", "-1e308"),
    (0, 0, "0", "0"),
    (0, -0.0, " 0", "-0"),
    (0, 1e-5, "0.00000", "0.00001"),
    (1e17, 1, "1e17", "1"),
  ]

  @Test(arguments: pairs)
  func differencesCanBeSeen(_ row: (one: Double, other: Double, first: String, second: String)) {
    let (first, second) = NumberText.pair(row.one, row.other)
    #expect(first == row.first)
    #expect(second == row.second)
  }

  @Test func exactReadsBack() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<5000 {
      let number = Double(bitPattern: generator.next())
      if number.isFinite { #expect(Double(NumberText.exact(number)) == number) }
    }
  }
}
