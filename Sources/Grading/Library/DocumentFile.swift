import Documents
import Isolation

/// A document on disk, of which a piece at a time is in memory while it is read.
final class DocumentFile {
  private static let pieceSize = 1 << 18

  /// Of what has been read, and what was hashed before.
  private(set) var hash: SHA256?
  private let path: String
  private let file: FilePieces
  private var failure: IsolationError?

  /// - Parameter hash: What goes on over this document; nil: it is not hashed.
  init(_ path: String, hash: SHA256? = nil) throws(GradingError) {
    self.path = path
    self.hash = hash
    do throws(IsolationError) {
      file = try FilePieces(path, pieceSize: Self.pieceSize)
    } catch {
      throw .unreadable(path: path, reason: error.fileReason)
    }
  }

  /// Reads the document to its end.
  func decode<Document>(
    _ read: (DocumentPieces, String) throws(DocumentError) -> Document
  ) throws(GradingError) -> Document {
    let first = next()
    try throwFailure()
    let document: Document
    do throws(DocumentError) {
      document = try read(DocumentPieces(first: first, size: file.size, more: next), path)
    } catch {
      try throwFailure()
      throw .document(error)
    }
    try throwFailure()
    return document
  }

  private func next() -> [UInt8] {
    do throws(IsolationError) {
      let piece = try file.next()
      hash?.update(piece)
      return piece
    } catch {
      failure = error
      return []
    }
  }

  private func throwFailure() throws(GradingError) {
    if let failure { throw .unreadable(path: path, reason: failure.fileReason) }
  }
}
