/// Compares a candidate's training run with the reference's. A pure function.
package enum NetworkJudge {
  /// How far a number of the run may be from the reference's, relative to 1 or its own size, whichever
  /// is larger.
  ///
  /// A hundred updates carry each rounding on. The right implementations among the submissions end
  /// within 5e-16 of each other in the losses, as do PyTorch and NumPy (4.5e-16); float32 rounds by
  /// 6e-8 in a single step. The tolerance lies between with a wide margin on both sides.
  package static let tolerance = 1e-9

  package static func judge(
    id: String, purpose: String, trace: NetworkPlan.Trace?, reference: NetworkPlan.Trace,
    ending: Ending
  ) -> CaseResult {
    var result = CaseResult(
      id: id, group: .network, mode: "network", purpose: purpose, verdict: .accepted, checks: [])
    (result.verdict, result.message) = CaseJudge.verdict(of: ending)
    guard case .completed = ending, let trace else { return result }
    result.checks = [
      losses(trace, reference),
      values(.runningMean, trace.runningMeans, reference.runningMeans),
      values(.runningVar, trace.runningVariances, reference.runningVariances),
      values(.output, [trace.testOutput], [reference.testOutput]),
    ].filter { $0.status != .skipped }
    if result.checks.contains(where: { $0.status == .failed }) { result.verdict = .wrongAnswer }
    return result
  }

  private static func bound(_ expected: Double) -> Double {
    tolerance * max(1, expected.magnitude)
  }

  /// Epoch by epoch; and where all epochs agree, the parameters they end with.
  private static func losses(
    _ trace: NetworkPlan.Trace, _ reference: NetworkPlan.Trace
  ) -> CheckResult {
    var comparison = Comparison()
    for epoch in reference.losses.indices {
      let actual = epoch < trace.losses.count ? trace.losses[epoch] : .nan
      let expected = reference.losses[epoch]
      comparison.add(actual, expected, bound: bound(expected), step: 0, index: [epoch])
    }
    var result = comparison.result(.trainingLoss)
    if let first = result.first {
      result.message = "the curve leaves the expected one in epoch \(first.index[0] + 1)"
      result.curve = CheckResult.Curve(expected: reference.losses, actual: trace.losses)
      return result
    }
    for (name, actual, expected) in named(trace.parameters, reference.parameters) {
      var comparison = Comparison()
      for element in expected.indices where element < actual.count {
        comparison.add(
          actual[element], expected[element], bound: bound(expected[element]), step: 0,
          index: [element])
      }
      if comparison.outside > 0 {
        return comparison.result(
          .trainingLoss, message: "the losses agree, but not the final \(name)")
      }
    }
    return result
  }

  private static func named(
    _ actual: NetworkPlan.Parameters, _ expected: NetworkPlan.Parameters
  ) -> [(String, [Double], [Double])] {
    zip(actual.weights, expected.weights).enumerated().map {
      ("weight of linear layer \($0 + 1)", $1.0, $1.1)
    }
      + [("bias", actual.bias, expected.bias)]
      + zip(actual.gammas, expected.gammas).enumerated().map {
        ("gamma of layer \($0 + 1)", $1.0, $1.1)
      }
      + zip(actual.betas, expected.betas).enumerated().map {
        ("beta of layer \($0 + 1)", $1.0, $1.1)
      }
  }

  /// A number per layer and channel.
  private static func values(
    _ name: CheckName, _ actual: [[Double]], _ expected: [[Double]]
  ) -> CheckResult {
    var comparison = Comparison()
    for (layer, pair) in zip(actual, expected).enumerated() {
      for channel in pair.1.indices where channel < pair.0.count {
        comparison.add(
          pair.0[channel], pair.1[channel], bound: bound(pair.1[channel]), step: 0,
          index: expected.count > 1 ? [layer, channel] : [channel])
      }
    }
    return comparison.result(name)
  }
}
