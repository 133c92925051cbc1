import Foundation
import Testing

struct BenchTests {
  private struct Result: Decodable {
    struct Call: Decodable {
      var call: String
      var nsPerElement: Double?
      var fastest: Double?
      var firstQuartile: Double?
      var thirdQuartile: Double?
      var slowest: Double?
      var referenceNsPerElement: Double
      var ratio: Double?
      var gbPerS: Double?
      var shareOfCopying: Double?
    }
    var shape: [Int]
    var verdict: String
    var copyGbPerS: Double
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
    for (call, bytes) in zip(result.calls, [16.0, 16, 24]) {
      let median = try #require(call.nsPerElement)
      let order = [call.fastest, call.firstQuartile, median, call.thirdQuartile, call.slowest]
        .compactMap(\.self)
      #expect(order.count == 5 && order[0] > 0 && order == order.sorted())
      func isNear(_ value: Double?, _ expected: Double) -> Bool {
        ((value ?? 0) / expected - 1).magnitude < 1e-9
      }
      #expect(isNear(call.ratio, median / call.referenceNsPerElement))
      #expect(isNear(call.gbPerS, bytes / median))
      #expect(isNear(call.shareOfCopying, bytes / median / result.copyGbPerS))
    }
  }

  @Test(arguments: ["3,x", "0,3", "64", "2,3,4", "99999999999,99999999999", "100000000,100000"])
  func refusesAShapeThatIsNotOne(_ shape: String) throws {
    let run = try JudgeRun.judge(["bench", "batchnorm", "--shape", shape], in: Scratch())
    #expect(run.status == 2)
    #expect(run.errors.contains("--shape is a whole number"))
    #expect(run.errors.contains("dimension of NC") && run.errors.contains(shape))
  }
}
