/// A form in which a class is reported.
package enum ClassFormat: String, Hashable, Sendable, CaseIterable {
  case text
  /// `judge-grade/1`
  case json
  /// A `judge-report/1` a line.
  case jsonl
  case junit
  case csv
  case gradescope
  case github
  case html
}
