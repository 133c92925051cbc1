/// A document as it comes from a file, so that a large one is never in memory as a whole.
package struct DocumentPieces {
  /// How many bytes after white space are at hand, unless the document ends before: more than any
  /// word, and than an error quotes.
  static let ahead = 64

  package let first: [UInt8]
  /// Gives the next piece, of any size; an empty one at the end, and nil after it.
  private var more: (() -> [UInt8])?
  /// How many bytes there are in all, if that is known.
  let size: Int?

  package init(first: [UInt8], size: Int?, more: @escaping () -> [UInt8]) {
    self.first = first
    self.size = size
    self.more = more
  }

  /// A document that is there as a whole.
  package init(_ bytes: [UInt8]) {
    first = bytes
    size = bytes.count
  }

  /// nil at the end.
  mutating func next() -> [UInt8]? {
    if let piece = more?(), !piece.isEmpty { return piece }
    more = nil
    return nil
  }

  var areAllRead: Bool { more == nil }
}

/// A line and a column, both from 1, the column in characters of Unicode.
struct DocumentPlace: Hashable, Sendable {
  var line = 1
  var column = 1
}
