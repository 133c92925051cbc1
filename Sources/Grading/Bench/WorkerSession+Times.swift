import Isolation
import Judging
import WorkerProtocol

extension WorkerSession {
  /// Nanoseconds of each of some calls on the same inputs; nil if the candidate has no such call or
  /// did not survive it.
  mutating func times(
    _ call: Benchmark.Call, _ testCase: Case, repetitions: Int
  ) -> [Double]? {
    var program = ProgramBuilder()
    var lowering = CaseLowering(
      testCase, entry: entry, hasBackward: call == .backward && hasBackward, alignment: .left)
    lowering.begin(&program)
    lowering.forward(0, &program)
    lowering.backward(0, &program)
    let codes: Set<UInt32> =
      call == .forward
      ? [Operation.Code.functionForward.rawValue, Operation.Code.layerForward.rawValue]
      : [Operation.Code.functionBackward.rawValue, Operation.Code.layerBackward.rawValue]
    let times = program.output("times", count: repetitions, step: 0, alignment: .left)
    guard program.repeatOperation(where: codes, repetitions, times: times) else { return nil }
    lowering.end(&program)
    do throws(NetworkStop) {
      return try exchange(program, reading: [times])[0]
    } catch {
      return nil
    }
  }

  /// Bytes per second, read and written, when a tensor is copied into the shared memory again and
  /// again.
  func copyBandwidth(_ values: [Double]) -> Double {
    let clock = ContinuousClock()
    var best = Double.infinity
    for _ in 0..<5 { best = min(best, clock.measure { copyIn(values) }.seconds) }
    return Double(values.count) * 16 / max(best, 1e-9)
  }
}
