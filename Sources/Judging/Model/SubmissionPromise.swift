/// What a stored submission is known to show, beyond the verdict that its folder names.
package struct SubmissionPromise: Hashable, Sendable {
  /// Slugs of the catalogue: the diagnosis; empty where none is promised.
  package var mistakes: [String]
  /// Checks that fail, each in at least one case.
  package var checks: [CheckName]

  package init(mistakes: [String] = [], checks: [CheckName] = []) {
    self.mistakes = mistakes
    self.checks = checks
  }
}
