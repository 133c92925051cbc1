import FoundationEssentials
import Judging
import Reporting
import Testing

@Suite struct FormatTests {
  @Test func classText() throws {
    try expectGolden(ClassText.render(Samples.wholeClass, style: .plain), "class/text.txt")
  }

  @Test func classJSON() throws {
    let text = ClassJSON.encode(Samples.wholeClass)
    try expectGolden(text, "class/report.json")
    let back = try ClassJSON.decode(text)
    #expect(ClassJSON.encode(back) == text)
  }

  @Test func jsonLines() throws {
    let text = ClassJSON.lines(Samples.wholeClass)
    try expectGolden(text, "class/report.jsonl")
    let lines = text.split(separator: "\n")
    #expect(lines.count == Samples.wholeClass.entries.count)
    for line in lines {
      let object = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
      #expect(!object.verdict.isEmpty && !object.candidate.path.isEmpty)
    }
  }

  private struct Line: Decodable {
    struct Candidate: Decodable { var path: String }
    var candidate: Candidate
    var verdict: String
  }

  @Test func csv() throws {
    let text = CSV.render(Samples.wholeClass)
    try expectGolden(text, "class/report.csv")
    // The line ends are CRLF, which Swift takes for one character.
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.count == Samples.wholeClass.entries.count + 2)
    #expect(lines[1].hasPrefix(#""'=HYPERLINK(""http://x"").c",run_time_error,4,20,"#))
  }

  @Test(arguments: ["=1", "+1", "-1", "@x", "\t=1", " =1", "＝1", "|x", "%x"])
  func noFormulas(_ name: String) throws {
    let report = Samples.ofClass([Samples.renamed(Samples.accepted, name)])
    let line = CSV.render(report).split(separator: "\r\n")[1]
    #expect(line.first == "'" || line.hasPrefix("\"'") || line.hasPrefix("\\u{9}"))
  }

  @Test(arguments: Samples.all) func gradescope(_ row: Sample) throws {
    let text = Gradescope.render(row.report)
    try expectGolden(text, "gradescope/\(row.name).json")
    #expect(text.contains("\"score\"") == (row.report.verdict != .judgeError))
  }

  @Test func gradescopeOfAClass() throws {
    try expectGolden(Gradescope.render(Samples.wholeClass), "class/gradescope.json")
  }

  @Test(arguments: Samples.all) func github(_ row: Sample) throws {
    try expectGolden(
      GitHub.annotations(row.report) + "\n" + GitHub.stepSummary(row.report),
      "github/\(row.name).txt")
  }

  @Test func githubOfAClass() throws {
    try expectGolden(
      GitHub.annotations(Samples.wholeClass) + "\n" + GitHub.stepSummary(Samples.wholeClass),
      "class/github.txt")
  }

  @Test func githubShowsAtMostTen() {
    let many = Samples.ofClass((1...200).map { Samples.renamed(Samples.diagnosed, "s\($0).c") })
    #expect(GitHub.annotations(many).split(separator: "\n").count == 10)
    let cases = (1...30).map { number in
      var result = Samples.trainFailed
      result.id = "train-\(number)"
      return result
    }
    let one = Samples.report(verdict: .wrongAnswer, earned: 0, cases: cases)
    #expect(GitHub.annotations(one).split(separator: "\n").count == 10)
  }

  @Test func theStepSummaryFits() {
    let long = String(repeating: "x", count: 2000)
    let many = Samples.ofClass((1...900).map { Samples.renamed(Samples.diagnosed, "\($0)\(long)") })
    let summary = GitHub.stepSummary(many)
    #expect(summary.utf8.count <= 1_048_576)
    #expect(summary.hasSuffix("more that do not fit here\n"))
  }

  /// A combining mark makes one character of itself and the sign before it.
  @Test func combiningMarksHideNothing() throws {
    let name = "a\"\u{301},\u{301}<\u{338}|\u{301}.c"
    let report = Samples.ofClass([Samples.renamed(Samples.diagnosed, name)])
    func expect(_ text: String, has part: String) {
      #expect(Array(text.utf8).contains(Array(part.utf8)), "\(part)")
    }
    expect(CSV.render(report), has: "\"a\"\"\u{301},\u{301}<\u{338}|\u{301}.c\",wrong_answer")
    expect(GitHub.annotations(report), has: "%2C\u{301}<")
    expect(GitHub.stepSummary(report), has: ",\u{301}&lt;\u{338}\\|\u{301}")
    expect(HTMLReport.render(report), has: "a&quot;\u{301},\u{301}&lt;\u{338}|")
    let suite = try XMLTree.parse(JUnit.render(report)).children[0]
    #expect(suite.children.last?.attributes["name"].map { Array($0.utf8) } == Array(name.utf8))
    #expect(try ClassJSON.decode(ClassJSON.encode(report)) == report)
  }

  @Test func workflowCommandsAreEscaped() {
    var report = Samples.ofClass([Samples.renamed(Samples.accepted, "a")])
    report.problemID = "a%\r\n:,"
    #expect(
      GitHub.annotations(report) == "::notice title=a%25%0D%0A%3A%2C::1 of 1 accepted\n")
  }

  @Test func aCandidateCannotWriteWorkflowCommands() {
    let report = Samples.report(
      path: "a,title=x::b\n::error::c", verdict: .compileError,
      message: "error: 100%\r\n::set-env name=PATH::/evil", earned: 0, cases: [])
    #expect(
      GitHub.annotations(report)
        == "::error file=a%2Ctitle=x%3A%3Ab\\u{A}%3A%3Aerror%3A%3Ac,title=compile_error%2C 0 of 20 "
        + "points::error: 100%25\n")
  }
}
