import Grading
import Judging
import Reporting

/// The result of `judge bench` in words and as JSON.
enum BenchText {
  static func text(_ results: [Benchmark.Result], style: TextStyle) -> String {
    results.map { text($0, style) }.joined(separator: "\n")
  }

  private static func text(_ result: Benchmark.Result, _ style: TextStyle) -> String {
    let sizes = result.sizes.map(String.init).joined(separator: " × ")
    var lines = [
      style.paint("\(sizes), \(result.elements) elements: \(result.verdict.rawValue)", .strong)
    ]
    if let message = result.message { lines.append("  \(message)") }
    guard !result.timings.isEmpty else { return lines.joined(separator: "\n") + "\n" }
    lines.append(
      "  call                 ns/element  (half of them in)  reference    ratio  GB/s  of copying")
    let slowest = result.timings.flatMap { [$0.spread?.median ?? 0, $0.reference] }.max() ?? 1
    for timing in result.timings {
      guard let spread = timing.spread, let rate = timing.rate else {
        lines.append(
          "  \(TextLayout.pad(timing.call, to: 20)) \(TextLayout.padLeft("none", to: 10))"
            + TextLayout.padLeft(number(timing.reference), to: 30))
        continue
      }
      let share = rate / result.copyBytesPerSecond
      let half = "(\(number(spread.firstQuartile))–\(number(spread.thirdQuartile)))"
      lines.append(
        "  \(TextLayout.pad(timing.call, to: 20)) \(TextLayout.padLeft(number(spread.median), to: 10))"
          + "  \(TextLayout.padLeft(half, to: 17))"
          + TextLayout.padLeft(number(timing.reference), to: 11)
          + TextLayout.padLeft(number(spread.median / timing.reference), to: 9)
          + TextLayout.padLeft(number(rate / 1e9), to: 6)
          + TextLayout.padLeft("\(Int((share * 100).rounded())) %", to: 12))
      lines.append("    candidate \(bar(spread.median, of: slowest, style))")
      lines.append("    reference \(bar(timing.reference, of: slowest, style))")
    }
    lines.append(
      "  copying: \(number(result.copyBytesPerSecond / 1e9)) GB/s. "
        + "Judging this batch, gradients included: \(number(result.judgingSeconds)) s.")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func bar(_ value: Double, of most: Double, _ style: TextStyle) -> String {
    let length = max(1, Int((value / most * 50).rounded()))
    return String(repeating: style.unicode ? "█" : "#", count: length)
  }

  /// Three digits.
  private static func number(_ value: Double) -> String {
    guard value > 0, value.isFinite else { return "0" }
    var (scale, digits) = (1.0, 0)
    while value * scale < 99.95, digits < 6 { (scale, digits) = (scale * 10, digits + 1) }
    let rounded = (value * scale).rounded() / scale
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  static func json(_ results: [Benchmark.Result]) -> String {
    JSONValue.array(
      results.map { result in
        .object([
          JSONValue.Member("shape", .array(result.sizes.map { .integer($0) })),
          JSONValue.Member("elements", .integer(result.elements)),
          JSONValue.Member("verdict", .string(result.verdict.rawValue)),
          JSONValue.Member("message", .optional(result.message)),
          JSONValue.Member("copy_gb_per_s", .number(result.copyBytesPerSecond / 1e9)),
          JSONValue.Member("judging_s", .number(result.judgingSeconds)),
          JSONValue.Member(
            "calls",
            .array(
              result.timings.map { timing in
                .object([
                  JSONValue.Member("call", .string(timing.call)),
                  JSONValue.Member("ns_per_element", .optional(timing.spread?.median)),
                  JSONValue.Member("fastest", .optional(timing.spread?.fastest)),
                  JSONValue.Member("first_quartile", .optional(timing.spread?.firstQuartile)),
                  JSONValue.Member("third_quartile", .optional(timing.spread?.thirdQuartile)),
                  JSONValue.Member("slowest", .optional(timing.spread?.slowest)),
                  JSONValue.Member("repetitions", .integer(timing.repetitions)),
                  JSONValue.Member("reference_ns_per_element", .number(timing.reference)),
                  JSONValue.Member(
                    "ratio", .optional(timing.spread.map { $0.median / timing.reference })),
                  JSONValue.Member("gb_per_s", .optional(timing.rate.map { $0 / 1e9 })),
                  JSONValue.Member(
                    "share_of_copying",
                    .optional(timing.rate.map { $0 / result.copyBytesPerSecond })
                  ),
                ])
              })),
        ])
      }
    ).text(pretty: true) + "\n"
  }
}
