import Foundation
import Testing

struct TimingsTests {
  @Test func timingsAddUp() throws {
    let run = try JudgeRun.judge(
      [
        "check", "batchnorm",
        CheckTests.submission("batchnorm/submissions/accepted/two-pass.c"), "--timings",
        "--format", "json",
      ], in: Scratch())
    struct Timed: Decodable { var timings: [String: Double] }
    let timings = try JSONDecoder().decode(Timed.self, from: Data(run.output.utf8)).timings
    #expect(
      Set(timings.keys) == [
        "start_ms", "reading_ms", "compiling_ms", "planning_ms", "reference_ms", "workers_ms",
        "calls_ms", "copying_ms", "comparing_ms", "gradients_ms", "diagnosis_ms",
      ])
    #expect(timings.values.allSatisfy { $0 >= 0 } && timings["diagnosis_ms"] == 0)
    for phase in ["start_ms", "compiling_ms", "calls_ms"] { #expect(timings[phase] ?? 0 > 0) }
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == timings.count + 2 && lines.last?.hasSuffix("100 %") == true, "\(lines)")
  }
}
