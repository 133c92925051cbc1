import Foundation
import Testing

struct BenchTests {
  private struct Result: Decodable {
    struct Call: Decodable {
      var call: String
      var nsPerElement: Double?
      var referenceNsPerElement: Double
    }
    var shape: [Int]
    var verdict: String
    var calls: [Call]
  }

  /// Buffers of several slots beside small ones, in programs of different layout one after the other.
  @Test func measuresAllCallsOfALargeShape() throws {
    let candidate = CheckTests.submission("batchnorm/submissions/accepted/two-pass.c")
    let run = try JudgeRun.judge(
      ["bench", "batchnorm", candidate, "--shape", "200,130", "--format", "json"],
      in: Scratch())
    #expect(run.status == 0)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let results = try decoder.decode([Result].self, from: Data(run.output.utf8))
    let result = try #require(results.first)
    #expect(result.shape == [200, 130])
    #expect(result.verdict == "accepted")
    #expect(result.calls.map(\.call) == ["forward, training", "forward, eval", "backward"])
    #expect(result.calls.allSatisfy { ($0.nsPerElement ?? 0) > 0 })
  }

  @Test func refusesAShapeThatIsNotOne() throws {
    let run = try JudgeRun.judge(["bench", "batchnorm", "--shape", "3,x"], in: Scratch())
    #expect(run.status == 2)
    #expect(run.errors.contains("--shape"))
  }
}
