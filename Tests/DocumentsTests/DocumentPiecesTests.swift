import Testing

@testable import Documents

/// A document that comes in pieces is read as if it were there as a whole, of which little is kept.
@Suite struct DocumentPiecesTests {
  /// More in one token than is ever at hand by itself, before something that is wrong or right.
  static let long = FixtureDocumentTests.good
    .replacing("\"d\"", with: "\"\(String(repeating: "γ\\n", count: 50))\", \"source\": {}}")
    .replacing("\"T\"", with: "\"\(String(repeating: "🐫", count: 50))\"")
    .replacing("1e-05", with: "0.\(String(repeating: "0", count: 200))1e196")

  static let documents =
    [FixtureDocumentTests.good, long, long.replacing(", \"source\": {}}", with: "")]
    + FixtureDocumentTests.whole.map(\.text)
    + FixtureDocumentTests.rows.flatMap { row in
      // The same mistake behind long and wide strings.
      [FixtureDocumentTests.good, long.replacing(", \"source\": {}}", with: "")].map {
        $0.replacing(row.from, with: row.to, maxReplacements: 1)
      }
    }

  @Test(arguments: documents)
  func smallPieces(_ text: String) {
    let bytes = Array(text.utf8)
    let expected = Self.outcome(DocumentPieces(bytes))
    for size in [1, 2, 3, 63, 64, 65, 200] {
      #expect(Self.outcome(Self.pieces(bytes, sizes: [size])) == expected, "\(size)")
    }
  }

  @Test(arguments: [
    documents[0], documents[1], documents[2],
    FixtureDocumentTests.good.replacing(
      "\"d\"", with: "\"\(String(repeating: "γ", count: 50))\", oops"),
  ])
  func everySplit(_ text: String) {
    let bytes = Array(text.utf8)
    let expected = Self.outcome(DocumentPieces(bytes))
    for size in bytes.indices.dropFirst() {
      #expect(Self.outcome(Self.pieces(bytes, sizes: [size, bytes.count])) == expected, "\(size)")
    }
  }

  @Test(arguments: StringTests.broken)
  func brokenStrings(_ row: (bytes: [UInt8], message: String)) throws {
    for spaces in 0...70 {
      let bytes = [UInt8](repeating: 0x20, count: spaces) + row.bytes
      func message(_ pieces: DocumentPieces) throws -> String? {
        #expect(throws: DocumentError.self) {
          var reader = try JSONReader(pieces, file: "f")
          _ = try reader.string()
        }?.description
      }
      let expected = try message(DocumentPieces(bytes))
      #expect(try message(Self.pieces(bytes, sizes: [1])) == expected)
      #expect(try message(Self.pieces(bytes, sizes: [5])) == expected)
    }
  }

  /// What bounds the memory of a large fixture: the bytes at hand, and the room of the numbers.
  @Test func keepsLittle() throws {
    let row = "[\((0..<1000).map { "\(Double($0) / 7)" }.joined(separator: ", "))]"
    let bytes = Array("[\(Array(repeating: row, count: 300).joined(separator: ",\n"))]".utf8)
    var reader = try JSONReader(Self.pieces(bytes, sizes: [4096]), file: "f")
    var most = 0
    var numbers: [Double] = []
    try reader.array { reader, _ throws(DocumentError) in
      numbers += try reader.numbers().values
      most = max(most, reader.bytes.count)
    }
    #expect(numbers.count == 300_000 && most <= 4096 + DocumentPieces.ahead)

    reader = try JSONReader(Self.pieces(bytes, sizes: [4096]), file: "f")
    let nested = try reader.nestedNumbers(special: false)
    #expect(nested.sizes == [300, 1000] && nested.values == numbers)
    // Doubling would end with room for 524,288 at least.
    #expect(nested.values.capacity < 330_000)
  }

  /// The last size again and again.
  private static func pieces(_ bytes: [UInt8], sizes: [Int]) -> DocumentPieces {
    var rest = bytes[...]
    var sizes = sizes
    func next() -> [UInt8] {
      let piece = Array(rest.prefix(sizes[0]))
      rest = rest.dropFirst(piece.count)
      if sizes.count > 1 { sizes.removeFirst() }
      return piece
    }
    return DocumentPieces(first: next(), size: bytes.count, more: next)
  }

  private static func outcome(_ pieces: DocumentPieces) -> String {
    do {
      return "\(try FixtureDocument.decode(pieces, path: "f"))"
    } catch {
      return "\(error)"
    }
  }
}
