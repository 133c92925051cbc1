import Documents
import Judging
import Testing

@Suite struct SubmissionDocumentTests {
  private func decode(_ text: String) throws(DocumentError) -> SubmissionPromise {
    try SubmissionDocument.decode(bytes: Array(text.utf8), path: "s.json")
  }

  @Test func decodes() throws {
    #expect(try decode(#"{"schema": "judge-submission/1"}"#) == SubmissionPromise())
    #expect(
      try decode(
        #"{"schema": "judge-submission/1", "checks": ["running_var", "output"], "mistakes": ["eps-missing"]}"#
      ) == SubmissionPromise(mistakes: ["eps-missing"], checks: [.runningVar, .output]))
  }

  @Test(arguments: [
    (
      #"{"schema": "judge-submission/1", "mistakes": ["eps-mising"]}"#,
      #"s.json:1:47: mistakes[0]: expected a mistake of the catalogue, found "eps-mising"; "#
        + #"did you mean "eps-missing"?"#
    ),
    (
      #"{"schema": "judge-submission/1", "checks": ["output", "output"]}"#,
      "s.json:1:55: checks[1]: expected a check that is not there yet, found one that is"
    ),
    (#"{"checks": []}"#, #"s.json:1:1: expected the key "schema", found none"#),
    (
      #"{"schema": "judge-submission/1", "verdict": "accepted"}"#,
      #"s.json:1:34: expected one of the keys schema, mistakes, checks, found "verdict""#
    ),
  ])
  func refuses(_ text: String, _ message: String) {
    let error = #expect(throws: DocumentError.self) { try decode(text) }
    #expect(error?.description == message)
  }
}
