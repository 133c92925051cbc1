package import Judging

/// `judge-submission/1`: what a stored submission is known to show, in `NAME.ext.json` beside it.
package enum SubmissionDocument {
  package static let schema = "judge-submission/1"

  /// Reads a promise.
  ///
  /// - Parameter path: What errors call the file.
  /// - Throws: For anything that the format does not allow, at its place; so for a mistake that is not
  ///   in the catalogue.
  package static func decode(
    bytes: [UInt8], path: String
  ) throws(DocumentError) -> SubmissionPromise {
    var reader = try JSONReader(DocumentPieces(bytes), file: path)
    var promise = SubmissionPromise()
    let slugs = Mistake.catalogue.map(\.slug)
    try reader.object(required: ["schema"], optional: ["mistakes", "checks"]) {
      reader, key throws(DocumentError) in
      switch key {
      case "schema": try reader.schema(schema)
      case "mistakes":
        promise.mistakes = try reader.list("a mistake") { reader throws(DocumentError) in
          try reader.word("a mistake of the catalogue", among: slugs) {
            slugs.contains($0) ? $0 : nil
          }
        }
      default:
        promise.checks = try reader.list("a check") { reader throws(DocumentError) in
          try reader.word(CheckName.self)
        }
      }
    }
    try reader.end()
    return promise
  }
}
