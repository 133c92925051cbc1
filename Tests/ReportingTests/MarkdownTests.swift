import Foundation
import Reporting
import Testing

@Suite struct MarkdownTests {
  private static let document = """
    # A title

    A paragraph with `x[n, c]`, **strength** and
    a [link](https://example.org), longer than a line.
    ## Part

    - one item that is longer than the width of the page
      and goes on
      - a deeper one

    1. first
    2. second

    ### Small

    ```c
    int  x;

      int y;
    ```

    | name | meaning |
    |---|---|
    | x | the batch \\| all of it |
    | running_mean | the running estimate, which has a long description |
    """

  @Test func wide() {
    #expect(
      MarkdownText.render(Self.document, style: TextStyle(colour: false, width: 48)) == """
        A title

          A paragraph with `x[n, c]`, strength and a
          link (https://example.org), longer than a
          line.

        Part

          - one item that is longer than the width of
            the page and goes on
            - a deeper one
          1. first
          2. second

          Small

            int  x;

              int y;

          name          meaning
          ────────────  ────────────────────────────────
          x             the batch | all of it
          running_mean  the running estimate, which has
                        a long description

        """)
  }

  @Test func tooNarrowForATable() {
    let table =
      "| a | b | c | d | e |\n|-|-|-|-|-|\n| "
      + Array(repeating: "long words", count: 5).joined(separator: " | ") + " |"
    #expect(
      MarkdownText.render(table, style: TextStyle(colour: false, width: 40)) == """
          a: long words
          b: long words
          c: long words
          d: long words
          e: long words

        """)
  }

  /// Code is coloured instead of quoted, over the end of a line too; a table's columns stay in line.
  @Test func colour() {
    let text =
      "Some words and `code that reaches over the end of a line` and on\n\n"
      + "| a | b |\n|-|-|\n| `x` | y |"
    #expect(
      MarkdownText.render(text, style: TextStyle(colour: true, width: 40)) == """
          Some words and \u{1B}[33mcode that reaches over\u{1B}[0m
          \u{1B}[33mthe end of a line\u{1B}[0m and on

          \u{1B}[1ma\u{1B}[0m  \u{1B}[1mb\u{1B}[0m
          ─  ─
          \u{1B}[33mx\u{1B}[0m  y

        """)
  }

  @Test func ideographs() {
    #expect(
      MarkdownText.render("把每个通道变成均值 0、\n方差 1。\n\n| 名称 | x |\n|-|-|\n| 结果 | y |", style: .plain)
        == "  把每个通道变成均值 0、方差 1。\n\n  名称  x\n  ────  ─\n  结果  y\n")
  }

  @Test func withoutUnicode() {
    let style = TextStyle(colour: false, width: 80, unicode: false)
    #expect(
      MarkdownText.render("γ ≤ 1\n\n| a |\n|-|\n| ε |", style: style)
        == "  gamma <= 1\n\n  a\n  ---\n  eps\n")
  }

  /// What does not end, and what steers a terminal.
  @Test(arguments: [
    ("```\ncode", "    code\n"), ("| a |", "  | a |\n"), ("`a", "  `a\n"), ("[a](b", "  [a](b\n"),
    ("**a", "  **a\n"), ("#no", "  #no\n"), ("", "\n"), ("a\u{1B}[2Jb", "  a\\u{1B}[2Jb\n"),
    ("a\u{2061}b", "  a\\u{2061}b\n"), ("a\r\nb", "  a b\n"),
  ]) func oddities(_ row: (markdown: String, text: String)) {
    #expect(MarkdownText.render(row.markdown, style: .plain) == row.text)
  }

  /// No statement loses a word, and no line of text is wider than the terminal.
  @Test(arguments: ["statement.md", "statement.zh.md"]) func statements(name: String) throws {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appending(path: "problems")
    var count = 0
    for id in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      guard
        let text = try? String(
          contentsOf: folder.appending(path: "\(id)/\(name)"), encoding: .utf8)
      else { continue }
      count += 1
      let shown = MarkdownText.render(text, style: TextStyle(colour: false, width: 80))
      func letters(_ text: String) -> [Character] {
        text.filter { ($0.isLetter || $0.isNumber) && !"swiftcpy".contains($0) }.sorted()
      }
      #expect(letters(shown) == letters(text), "\(id)")
      let wide = shown.components(separatedBy: "\n").filter { DisplayWidth.of($0) > 80 }
      #expect(wide == [], "\(id)")
    }
    #expect(count >= 7)
  }
}
