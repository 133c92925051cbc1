import Grading
import Judging
import Reporting

/// The result of `judge verify --fixture` in words and as JSON.
enum FixtureVerificationText {
  static func render(_ results: [FixtureVerification], format: String) -> String {
    format == "json" ? json(results) : text(results)
  }

  private static func text(_ results: [FixtureVerification]) -> String {
    var lines: [String] = []
    for result in results {
      if let error = result.error {
        lines.append("error     \(result.path)\n          \(error)")
        continue
      }
      lines.append(
        (result.agrees ? "agrees    " : "disagrees ") + "\(result.path)  "
          + "\(result.compared) numbers, largest error \(result.largestRatio.percent) of the tolerance"
      )
      for disagreement in result.disagreements.prefix(5) {
        lines.append("          \(disagreement)")
      }
      if result.disagreements.count > 5 {
        lines.append("          … and \(result.disagreements.count - 5) more")
      }
    }
    let agreeing = results.count(where: \.agrees)
    lines.append("\(agreeing) of \(results.count) fixtures agree with the reference")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func json(_ results: [FixtureVerification]) -> String {
    JSONValue.array(
      results.map { result in
        .object([
          JSONValue.Member("path", .string(result.path)),
          JSONValue.Member("agrees", .bool(result.agrees)),
          JSONValue.Member("compared", .number(Double(result.compared))),
          JSONValue.Member("largest_error_in_tolerances", .number(result.largestRatio)),
          JSONValue.Member("error", .optional(result.error)),
          JSONValue.Member("disagreements", .array(result.disagreements.map { .string($0) })),
        ])
      }
    ).text(pretty: true) + "\n"
  }
}

extension Double {
  /// "37 %"
  fileprivate var percent: String {
    isFinite ? "\((self * 1000).rounded() / 10) %" : "far more than all"
  }
}
