import Grading
import Isolation

/// The page that GitHub Actions shows of a step; it may have more than this program's part.
struct StepSummary: Sendable {
  private let path: String

  /// nil where this is no such step.
  init?(_ context: Context) {
    path = context.environment["GITHUB_STEP_SUMMARY"] ?? ""
    if path.isEmpty { return nil }
  }

  func add(_ text: String) throws(GradingError) {
    do throws(IsolationError) {
      try JournalFile(path).append(Array(text.utf8))
    } catch {
      throw .unwritable(path: path, reason: error.reason)
    }
  }
}
