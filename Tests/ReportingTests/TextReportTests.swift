import Judging
import Reporting
import Testing

@Suite struct TextReportTests {
  @Test(arguments: Samples.all) func wholeText(_ row: Sample) throws {
    try expectGolden(TextReport.render(row.report, style: .plain), "text/\(row.name).txt")
  }

  @Test func inColour() throws {
    let style = TextStyle(colour: true)
    try expectGolden(TextReport.render(Samples.diagnosed, style: style), "text/colour.txt")
  }

  @Test func narrowWithoutUnicode() throws {
    let style = TextStyle(colour: false, width: 50, unicode: false)
    let text = TextReport.render(Samples.diagnosed, style: style)
    #expect(text.utf8.allSatisfy { $0 < 128 })
    try expectGolden(text, "text/narrow.txt")
  }

  @Test(arguments: Samples.all) func noLineIsTooLong(_ row: Sample) {
    for width in [60, 80] {
      for style in [TextStyle(colour: false, width: width), TextStyle(colour: true, width: width)] {
        let text = TextReport.render(row.report, style: style)
        for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= width) }
      }
    }
  }

  @Test(arguments: Samples.all) func colourChangesNoWord(_ row: Sample) {
    let coloured = TextReport.render(row.report, style: TextStyle(colour: true))
    let bare = coloured.replacing(#/\u{1B}\[[0-9]+m/#, with: "")
    #expect(bare == TextReport.render(row.report, style: .plain))
  }

  @Test func aCandidateCannotSteerTheTerminal() {
    var report = Samples.report(
      path: "a\u{1B}[2J\u{202E}\nb.c", verdict: .compileError,
      message: "x\u{1B}]0;title\u{07}\r\ny\u{2028}", earned: 0, cases: [])
    report.candidateOutput = "\u{9B}31mred\r\rover"
    let text = TextReport.render(report, style: .plain)
    let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control }
    #expect(controls.allSatisfy { $0 == "\n" })
    #expect(text.contains(#"a\u{1B}[2J\u{202E}\u{A}b.c"#))
    #expect(text.contains(#"│ \u{9B}31mred\u{D}\u{D}over"#))
  }

  @Test func longCompilerOutputIsCapped() {
    let message = (1...100).map { "line \($0)" }.joined(separator: "\n")
    let report = Samples.report(
      verdict: .compileError, message: message, earned: 0, cases: [])
    let text = TextReport.render(report, style: .plain)
    #expect(text.contains("line 40\n  … 60 more lines\n"))
    #expect(!text.contains("line 41"))
  }

  @Test func manyFailuresAreCounted() {
    let cases = (1...30).map { number in
      var result = Samples.trainFailed
      result.id = "train-nc-\(number)"
      return result
    }
    let report = Samples.report(verdict: .wrongAnswer, earned: 0, cases: cases)
    let text = TextReport.render(report, style: .plain)
    #expect(text.contains("train-nc-12 and 18 others\n"))
    #expect(text.contains("wrong in 30 of 30 cases"))
  }

  @Test func whereNoMistakeAgreesWhatIsCertainIsSaid() {
    var report = Samples.diagnosed
    report.diagnosis = [
      Diagnosis(
        mistakes: [], title: "Right in eval, wrong in training.", advice: "", explains: 0, of: 2)
    ]
    let text = TextReport.render(report, style: .plain)
    #expect(text.contains("What is certain\n  Right in eval, wrong in training.\n\nWhat was seen"))
    #expect(text.hasSuffix("\nNext: judge hint batchnorm\n"))
  }

  @Test func whatACandidateSaysAgainAndAgainIsShownOnce() {
    var report = Samples.diagnosed
    report.candidateOutput = "one\n" + String(repeating: "two\n", count: 40) + "\n\none\n"
    let text = TextReport.render(report, style: .plain)
    let bar = "  │ "
    #expect(
      text.contains(
        "\n\(bar)one\n\(bar)two (40 times)\n\(bar)\n\(bar)\n\(bar)one\n\nNext:"), "\(text)")
  }

  @Test func theMistakeInChinese() {
    var report = Samples.diagnosed
    report.diagnosis[0].chinese = Diagnosis.Words(title: "错了。", advice: "看这里。")
    let text = TextReport.render(report, style: .plain, language: .chinese)
    #expect(text.contains("\n\n错误\n  错了。\n  看这里。\n  这解释了"), "\(text)")
    #expect(TextReport.render(report, style: .plain).contains("\n\nThe mistake\n"))
  }

  @Test func whatHasChanged() {
    let wrong = Samples.diagnosed
    let same = TextReport.render(wrong, style: .plain, since: wrong)
    #expect(same.contains("\n\nSince the last check\n  The same as before.\n\nThe mistake\n"))
    let right = Samples.report(verdict: .accepted, earned: 20, cases: [])
    let better = TextReport.render(right, style: .plain, since: wrong)
    #expect(
      better.contains("\n\nSince the last check\n  Was wrong_answer, is accepted now.\n"),
      "\(better)")
    let worse = TextReport.render(wrong, style: .plain, since: right)
    #expect(worse.contains("  Was accepted, is wrong_answer now.\n"), "\(worse)")
    #expect(!TextReport.render(wrong, style: .plain).contains("Since"))
  }

  @Test func mistakesThatCannotBeToldApartAreNamedTogether() {
    var report = Samples.diagnosed
    var other = Samples.unbiased
    other.title = "Something else that looks the same."
    var worse = other
    worse.explains = 1
    worse.title = "Something worse."
    report.diagnosis += [other, worse]
    let text = TextReport.render(report, style: .plain)
    #expect(text.contains("  It may as well be:\n    - Something else that looks the same.\n"))
    #expect(!text.contains("Something worse."))
  }
}
