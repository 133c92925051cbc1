import FoundationEssentials
package import Judging

/// One report as JSON, `judge-report/1`.
package enum JSONReport {
  /// - Parameter pretty: over several lines, for people; otherwise one line, as `jsonl` wants it.
  ///   Ends with a line end either way.
  /// - Parameter more: further members, which `decode` passes over.
  package static func encode(
    _ report: Report, pretty: Bool, more: [JSONValue.Member] = []
  ) -> String {
    JSONValue.object(EncodedReport(report).members + more).text(pretty: pretty) + "\n"
  }

  /// - Throws: `ReportFileError` where the text is not such a report.
  package static func decode(_ text: String) throws(ReportFileError) -> Report {
    try read(EncodedReport.self, from: text).model()
  }

  static func read<Encoded: Decodable>(
    _ type: Encoded.Type, from text: String
  ) throws(ReportFileError) -> Encoded {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    do {
      return try decoder.decode(Encoded.self, from: Data(text.utf8))
    } catch let error as DecodingError {
      throw .malformed(words(for: error))
    } catch {
      throw .malformed("\(error)")
    }
  }

  private static func words(for error: DecodingError) -> String {
    switch error {
    case .keyNotFound(let key, let context):
      "\"\(key.stringValue)\" is missing\(place(context.codingPath))"
    case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
      "\(type) was expected\(place(context.codingPath))"
    case .dataCorrupted(let context): "it is not JSON\(place(context.codingPath))"
    @unknown default: "it cannot be read"
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    let keys = path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
    return keys.isEmpty ? "" : " at " + keys.joined(separator: ".")
  }
}
