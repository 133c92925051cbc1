import Testing

@testable import Documents

/// Numbers as the standard library reads them, bit for bit.
@Suite struct NumberTests {
  static let texts = [
    "0", "-0", "0.0", "-0.0e5", "1", "-1", "10", "0.1", "-0.3", "1e0", "1E+2", "1e-2", "1.5e-3",
    "123456789012345678", "9007199254740993", "9007199254740992.9999999", "9007199254740995",
    "18446744073709551615", "18446744073709551616", "99999999999999999999", "1e22", "1e23",
    "8.5e22", "12345678901234567e10", "1234567890123456789e27", "1234567890123456789e28",
    "1e-27", "1e-28", "0.000000000000000000000000001", "4.9e-324", "2e-324", "1e-400",
    "2.2250738585072011e-308", "1.7976931348623157e308", "0.30000000000000004",
    "2.00000000000000000000000000000000001", "0.1000000000000000055511151231257827021181583404541",
    "0.000123e3", "100000000000000000000000000000", "0e999999999999", "1e-999999999999",
    // Halfway between two doubles, and just beside it.
    "9007199254740993.0", "1.00000000000000011102230246251565404",
    "1.000000000000000111", "4503599627370496.5", "4503599627370497.5", "9007199254740994.5e-3",
  ]

  @Test(arguments: texts)
  func agreesWithTheStandardLibrary(_ text: String) throws {
    let expected = try #require(Double(text))
    #expect(try read(text).bitPattern == expected.bitPattern)
  }

  @Test func randomNumbers() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let digits = Int.random(in: 1...20, using: &random)
      let significand = (0..<digits).map { _ in String(Int.random(in: 0...9, using: &random)) }
      let exponent = Int.random(in: -40...40, using: &random)
      let text = "\(Int.random(in: 1...9, using: &random)).\(significand.joined())e\(exponent)"
      #expect(try read(text) == Double(text), "\(text)")
      let value = Double.random(in: -1e3...1e3, using: &random)
      #expect(try read("\(value)") == value, "\(value)")
    }
  }

  @Test(arguments: [
    "", "-", "+1", ".5", "1.", "1.e5", "1e", "1e+", "01", "-01", "00", "0x10", "1_000", "1.5.2",
    "NaN", "Infinity", "-Infinity", "1e309", "-1e309", "1e999999999999", "--1", "1f",
  ])
  func refuses(_ text: String) {
    #expect(throws: DocumentError.self) { try read(text) }
  }

  private func read(_ text: String) throws -> Double {
    var reader = try JSONReader(DocumentPieces(Array(text.utf8)), file: "x")
    let value = try reader.number()
    try reader.end()
    return value
  }
}
