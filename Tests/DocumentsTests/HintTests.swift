import Documents
import Foundation
import Judging
import Testing

/// Hints, and that every text for learners exists in both languages.
@Suite struct HintTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "problems")

  private static let problems: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter {
      FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/problem.json").path)
    }

  private func hints(_ json: String) throws(DocumentError) -> [Problem.Hint] {
    let text = ProblemDocumentTests.good.replacing("[\"Look at the axis.\"]", with: json)
    return try ProblemDocument.decode(bytes: Array(text.utf8), path: "p").hints
  }

  @Test func forms() throws {
    #expect(
      try hints(
        #"["a", {"text": "b"}, {"about": ["eval", "eps-missing"], "zh": "丙", "text": "c"}]"#)
        == [
          "a", "b", Problem.Hint("c", chinese: "丙", topics: ["eval", "eps-missing"]),
        ])
  }

  @Test(arguments: [
    #"[{"zh": "丙"}]"#, #"[{"text": ""}]"#, #"[{"text": "a", "fr": "b"}]"#,
    #"[{"text": "a", "about": []}]"#, #"[{"text": "a", "about": ["no-such-mistake"]}]"#,
    #"[{"text": "a", "about": ["eval", "eval"]}]"#, #"["a", {"text": "a"}]"#, "[1]",
  ]) func refused(json: String) {
    #expect(throws: DocumentError.self) { try hints(json) }
  }

  @Test(arguments: problems) func everyTextHasItsTwin(id: String) throws {
    let folder = Self.folder.appending(path: id)
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "problem.json")))
    let problem = try ProblemDocument.decode(bytes: bytes, path: id)
    for (number, hint) in problem.hints.enumerated() {
      #expect(Self.isChinese(hint.chinese ?? ""), "\(id): hint \(number + 1)")
      #expect(!hint.topics.isEmpty, "\(id): hint \(number + 1) is about nothing")
      #expect(!Self.isChinese(hint.text))
    }
    let (english, chinese) = (
      try String(contentsOf: folder.appending(path: "statement.md"), encoding: .utf8),
      try String(contentsOf: folder.appending(path: "statement.zh.md"), encoding: .utf8)
    )
    #expect(!Self.isChinese(english) && Self.isChinese(chinese))
    // Both have the same parts and the same code.
    func skeleton(_ text: String) -> [String] {
      var isCode = false
      return text.components(separatedBy: "\n").compactMap { line in
        if line.hasPrefix("```") { isCode.toggle() }
        if isCode || line.hasPrefix("```") { return line }
        return line.hasPrefix("#") ? String(line.prefix { $0 == "#" }) : nil
      }
    }
    let (one, other) = (skeleton(english), skeleton(chinese))
    #expect(one.count == other.count, "\(id)")
    for (line, twin) in zip(one, other) where line != twin {
      #expect(Self.isChinese(twin), "\(id): \(line)")
    }
  }

  private static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }
}
