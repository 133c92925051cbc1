import Reporting
import Testing

@Suite struct TextLayoutTests {
  static let widths: [(text: String, columns: Int)] = [
    ("", 0), ("abc", 3), ("中文", 4), ("é", 1), ("e\u{301}", 1), ("γ·√", 3), ("▃█", 2), ("😀", 2),
    ("，", 2), ("\u{1B}[31mred\u{1B}[0m", 3),
  ]

  @Test(arguments: widths) func columns(_ row: (text: String, columns: Int)) {
    #expect(DisplayWidth.of(row.text) == row.columns)
  }

  @Test func wrapping() {
    #expect(TextLayout.wrap("", width: 10) == [""])
    #expect(TextLayout.wrap("one two three", width: 7) == ["one two", "three"])
    #expect(TextLayout.wrap("one two three", width: 8) == ["one two", "three"])
    #expect(TextLayout.wrap("unbreakable a", width: 4) == ["unbreakable", "a"])
    #expect(TextLayout.wrap("a\nb", width: 4) == ["a", "b"])
    #expect(TextLayout.wrap("除以总数，不是减一。", width: 8) == ["除以总", "数，不是", "减一。"])
    #expect(TextLayout.wrap("方差 v = Σ 除以 n", width: 9) == ["方差 v =", "Σ 除以 n"])
  }

  @Test func paragraphs() {
    #expect(
      TextLayout.wrapParagraphs("a\nb c\n\n  kept  as it is\nd", width: 5)
        == ["a b c", "", "  kept  as it is", "d"])
  }

  @Test func paddingAndCutting() {
    #expect(TextLayout.pad("中", to: 4) == "中  ")
    #expect(TextLayout.padLeft("12", to: 4) == "  12")
    #expect(TextLayout.pad("long", to: 2) == "long")
    #expect(TextLayout.cut("abcdef", to: 6) == "abcdef")
    #expect(TextLayout.cut("abcdefg", to: 6) == "abcde…")
    #expect(TextLayout.cut("中文字符", to: 6) == "中文…")
  }

  @Test func plainLetters() {
    #expect(PlainLetters.of("γ·x̂ ≤ √v − 中") == "gamma*xhat <= sqrt v - ?")
    #expect(PlainLetters.of("γx̂ + β, √(v + 2ε), dγ") == "gamma*xhat + beta, sqrt(v + 2eps), dgamma")
  }

  @Test func xmlWritesOnlyWhatXMLAllows() {
    #expect(XML.text("\u{0}\u{8}\t\n\u{B}\u{FFFE}<&>\"") == "��\t\n��&lt;&amp;&gt;\"")
    #expect(XML.attribute("\"\u{301}\r\n") == "&quot;\u{301}&#13;&#10;")
    #expect(XML.attribute("a\"\n\r\t'") == "a&quot;&#10;&#13;&#9;'")
  }
}
