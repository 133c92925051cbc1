import FoundationEssentials
import Testing

/// Compares a whole text with `Golden/NAME`. After a change that is meant,
/// `UPDATE_GOLDEN=1 swift test --filter ReportingTests` writes the files anew; read the difference.
func expectGolden(
  _ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden").appending(path: name)
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return
  }
  let golden = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  if golden == text { return }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let goldenLines = golden.split(separator: "\n", omittingEmptySubsequences: false)
  let differs = zip(lines, goldenLines).enumerated().first { $0.element.0 != $0.element.1 }
  Issue.record(
    """
    \(name), line \((differs?.offset ?? min(lines.count, goldenLines.count)) + 1)
    expected: \(differs.map { String($0.element.1) } ?? "\(goldenLines.count) lines")
    actual:   \(differs.map { String($0.element.0) } ?? "\(lines.count) lines")
    """, sourceLocation: sourceLocation)
}
