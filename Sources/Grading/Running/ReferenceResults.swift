import BatchNorm
import Judging
import Synchronization

/// What the reference gives for the cases of a plan, the same for every candidate. It is computed when
/// it is first asked for, so that a worker can load its candidate meanwhile.
final class ReferenceResults: Sendable {
  private struct Known {
    /// nil for large cases.
    var expectations: [Expectation?]
    var trace: NetworkPlan.Trace?
  }

  private let cases: [Case]
  private let network: NetworkPlan?
  private let known = Mutex<Known?>(nil)

  init(_ cases: [Case], network: NetworkPlan?) {
    self.cases = cases
    self.network = network
  }

  /// Computes what is kept.
  /// - Throws: `BatchNormError` where a case is not one that the reference takes.
  func prepare() throws(BatchNormError) { _ = try all() }

  /// Of a large case it is computed each time, and not kept.
  func expectation(_ index: Int) throws(BatchNormError) -> Expectation {
    if let known = try all().expectations[index] { return known }
    return try Expectation(cases[index])
  }

  /// The reference's own training run, where the problem has one.
  func trace() throws(BatchNormError) -> NetworkPlan.Trace? { try all().trace }

  private func all() throws(BatchNormError) -> Known {
    try known.withLock { known throws(BatchNormError) in
      if let known { return known }
      var expectations: [Expectation?] = []
      for testCase in cases {
        expectations.append(testCase.isLarge ? nil : try Expectation(testCase))
      }
      let all = Known(expectations: expectations, trace: try network?.referenceTrace())
      known = all
      return all
    }
  }
}
