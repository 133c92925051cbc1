/// What the process tells its caller. Programs rely on these numbers.
package enum ExitCode: Int32, Hashable, Sendable, CaseIterable {
  /// All accepted, or nothing wrong.
  case success = 0
  /// Judged, and not all accepted.
  case notAccepted = 1
  /// The command line makes no sense.
  case usage = 2
  /// No such problem, candidate or fixture, or nothing selected.
  case notFound = 3
  /// A problem or a fixture is broken.
  case brokenProblem = 4
  /// The judge itself failed.
  case judgeFailed = 5
  /// Shards are missing or disagree.
  case shards = 6
  case interrupted = 130

  /// For `--help` and the man page.
  package var meaning: String {
    switch self {
    case .success: "all accepted, or nothing wrong"
    case .notAccepted: "judged, and not all accepted"
    case .usage: "the command line makes no sense"
    case .notFound: "no such problem, candidate or fixture, or nothing selected"
    case .brokenProblem: "a problem or a fixture is broken"
    case .judgeFailed: "the judge itself failed"
    case .shards: "shards are missing or disagree"
    case .interrupted: "interrupted"
    }
  }
}
