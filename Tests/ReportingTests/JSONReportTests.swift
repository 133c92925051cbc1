import BatchNorm
import FoundationEssentials
import Judging
import Reporting
import Testing

@Suite struct JSONReportTests {
  @Test(arguments: Samples.all) func wholeText(_ row: Sample) throws {
    try expectGolden(JSONReport.encode(row.report, pretty: true), "json/\(row.name).json")
  }

  /// Reports with NaN do not equal themselves: their texts are compared.
  @Test(arguments: Samples.all) func itReadsBack(_ row: Sample) throws {
    for pretty in [true, false] {
      let text = JSONReport.encode(row.report, pretty: pretty)
      let back = try JSONReport.decode(text)
      #expect(JSONReport.encode(back, pretty: pretty) == text)
      if row.name != "not_a_number" { #expect(back == row.report) }
    }
  }

  @Test(arguments: Samples.all) func compactIsOneLine(_ row: Sample) {
    let text = JSONReport.encode(row.report, pretty: false)
    #expect(text.count { $0.isNewline } == 1)
    #expect(text.hasSuffix("}\n"))
  }

  @Test func numbersThatJSONLacksAreStrings() {
    let text = JSONReport.encode(Samples.notANumber, pretty: false)
    #expect(text.contains(#""max_error":"Infinity""#))
    #expect(text.contains(#""expected":0.5,"actual":"NaN""#))
  }

  @Test func stringsAreEscaped() throws {
    let name = "a\"b\\c\n\t\u{1B}\u{2028}\u{202E}é中.c"
    let report = Samples.report(path: name, verdict: .accepted, earned: 20, cases: [])
    let text = JSONReport.encode(report, pretty: false)
    #expect(text.contains(#""path":"a\"b\\c\n\t\u001b\u2028"# + "\u{202E}é中.c\""))
    #expect(try JSONReport.decode(text).candidate.path == name)
  }

  @Test(arguments: [
    ("", "this is not a report: it is not JSON"),
    ("{}", "this is not a report: \"schema\" is missing"),
    ("[1]", "this is not a report: Dictionary<String, Any> was expected"),
  ])
  func otherTextsAreRefused(_ text: String, _ words: String) {
    let error = #expect(throws: ReportFileError.self) { try JSONReport.decode(text) }
    #expect(error?.description == words)
  }

  @Test(arguments: [
    ("judge-report/1", "judge-report/2", "this is a \"judge-report/2\", not a \"judge-report/1\""),
    ("accepted", "sublime", "\"sublime\" is no verdict that this version knows"),
    ("\"seed\":7", "\"seed\":-7", "this is not a report: it is not JSON"),
  ])
  func laterVersionsAreRefused(_ old: String, _ new: String, _ words: String) {
    let text = JSONReport.encode(Samples.accepted, pretty: false).replacing(old, with: new)
    let error = #expect(throws: ReportFileError.self) { try JSONReport.decode(text) }
    #expect(error?.description == words)
  }

  @Test func problemList() throws {
    let layouts = [try Layout("NC"), try Layout("NCL")]
    let problem = Problem(
      id: "batchnorm", title: "Batch \"norm\"", difficulty: "easy", summary: "Normalise a matrix.",
      entry: .function, layouts: layouts,
      conventions: Conventions(momentum: .update, runningVariance: .biased), backward: .optional,
      defaultEps: 1e-5, defaultMomentum: 0.1, options: .init(), groups: [], fixtures: [],
      network: nil, hints: [])
    #expect(
      ProblemListJSON.encode([problem]) == """
        [
          {
            "id": "batchnorm",
            "title": "Batch \\"norm\\"",
            "difficulty": "easy",
            "entry": "function",
            "layouts": ["NC", "NCL"],
            "summary": "Normalise a matrix."
          }
        ]

        """)
    #expect(
      ListText.render([problem], style: .plain) == """
        batchnorm  easy, function, NC, NCL
          Normalise a matrix.

        """)
  }
}
