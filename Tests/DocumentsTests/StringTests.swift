import Testing

@testable import Documents

@Suite struct StringTests {
  static let rows: [(json: String, text: String)] = [
    (#""""#, ""),
    (#""abc""#, "abc"),
    (#""γ ε 🐫""#, "γ ε 🐫"),
    (#""\" \\ \/ \b \f \n \r \t""#, "\" \\ / \u{8} \u{C} \n \r \t"),
    (#""\u03b3 \u03B5\u0041""#, "γ εA"),
    (#""\ud83d\udc2b""#, "🐫"),
    (#""\u0000""#, "\u{0}"),
  ]

  @Test(arguments: rows)
  func reads(_ row: (json: String, text: String)) throws {
    #expect(try read(Array(row.json.utf8)) == row.text)
  }

  static let broken: [(bytes: [UInt8], message: String)] = [
    (Array(#""abc"#.utf8), "f:1:1: expected a string, found one that does not end"),
    (Array(#""a\"#.utf8), "f:1:4: expected an escaped character, found the end of the file"),
    (
      Array(#""aa\qb""#.utf8),
      #"f:1:4: expected one of the escapes \" \\ \/ \b \f \n \r \t \u, found "\" before the byte 113"#
    ),
    (Array(#""\ud83d""#.utf8), "f:1:2: expected a character, found half of a surrogate pair"),
    (Array(#""\udc2b""#.utf8), "f:1:2: expected a character, found half of a surrogate pair"),
    (
      Array(#""\ud83d\u0041""#.utf8),
      "f:1:2: expected a character, found half of a surrogate pair"
    ),
    (
      Array(#""\u12g4""#.utf8),
      "f:1:4: expected four hexadecimal digits after \\u, found 12g4"
    ),
    (
      Array("\"a\nb\"".utf8),
      "f:1:3: expected \\n, \\t or \\u instead of a raw control character, found the byte 10"
    ),
    ([0x22, 0x61, 0xFF, 0x22], "f:1:3: expected UTF-8, found other bytes"),
    ([0x22, 0xCE, 0xB3, 0xC0, 0x80, 0x22], "f:1:3: expected UTF-8, found other bytes"),
    ([0x22, 0xED, 0xA0, 0x80, 0x22], "f:1:2: expected UTF-8, found other bytes"),
    (Array("'a'".utf8), #"f:1:1: expected a string, found "'""#),
  ]

  @Test(arguments: broken)
  func refuses(_ row: (bytes: [UInt8], message: String)) {
    let error = #expect(throws: DocumentError.self) { try read(row.bytes) }
    #expect(error?.description == row.message)
  }

  private func read(_ bytes: [UInt8]) throws -> String {
    var reader = try JSONReader(DocumentPieces(bytes), file: "f")
    let text = try reader.string()
    try reader.end()
    return text
  }
}
