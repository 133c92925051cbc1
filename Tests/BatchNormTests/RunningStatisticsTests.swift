import BatchNorm
import Testing

@Suite struct RunningStatisticsTests {
  struct Row: CustomTestStringConvertible {
    var momentum: Double
    var side: Conventions.Momentum
    var variance: Conventions.RunningVariance
    /// a
    var weight: Double

    var testDescription: String { "\(momentum) \(side) \(variance)" }
  }

  static let rows = [
    Row(momentum: 0.25, side: .update, variance: .biased, weight: 0.25),
    Row(momentum: 0.25, side: .update, variance: .unbiased, weight: 0.25),
    Row(momentum: 0.25, side: .keep, variance: .biased, weight: 0.75),
    Row(momentum: 0.25, side: .keep, variance: .unbiased, weight: 0.75),
    Row(momentum: 0, side: .update, variance: .unbiased, weight: 0),
    Row(momentum: 1, side: .update, variance: .unbiased, weight: 1),
    Row(momentum: 1, side: .keep, variance: .biased, weight: 0),
  ]

  @Test(arguments: rows)
  func conventions(_ row: Row) throws {
    let setting = try Setting(
      [3, 4, 5], "NCL", momentum: row.momentum, side: row.side, runningVariance: row.variance)
    let before = try #require(setting.running)
    let after = try #require(try setting.forward(.train).running)
    let oracle = setting.oracle(.train)
    let weight = Wide(row.weight)
    let correction: Wide = row.variance == .biased ? 1 : 15 / 14
    for channel in 0..<4 {
      let mean = (1 - weight) * Wide(before.mean[channel]) + weight * oracle.mean(channel)
      let variance =
        (1 - weight) * Wide(before.variance[channel])
        + weight * oracle.variance(channel) * correction
      expectClose([after.mean[channel]], [mean], "mean")
      expectClose([after.variance[channel]], [variance], "variance")
    }
    #expect(after.batchesSeen == 1)
  }

  @Test func cumulativeAverage() throws {
    var setting = try Setting([6, 3], "NC", momentum: nil, runningVariance: .unbiased)
    var means: [[Double]] = []
    var variances: [[Double]] = []
    for batch in 0..<4 {
      setting.x = try Setting([6, 3], "NC", seed: UInt64(batch) + 7).x
      let result = try setting.forward(.train)
      means.append(result.mean)
      variances.append(result.variance.map { $0 * 6 / 5 })
      setting.running = result.running
      let eval = try setting.forward(.eval)
      #expect(eval.running == setting.running)
    }
    let running = try #require(setting.running)
    #expect(running.batchesSeen == 4)
    for channel in 0..<3 {
      let mean = means.map { Wide($0[channel]) }.reduce(0, +) / 4
      let variance = variances.map { Wide($0[channel]) }.reduce(0, +) / 4
      expectClose([running.mean[channel]], [mean], ulps: 4)
      expectClose([running.variance[channel]], [variance], ulps: 4)
    }
  }

  @Test func evalLeavesThemAlone() throws {
    let setting = try Setting([4, 3], "NC")
    #expect(try setting.forward(.eval).running == setting.running)
  }

  @Test func notTrackedUsesTheBatchInBothModes() throws {
    var setting = try Setting([5, 3], "NC")
    setting.running = nil
    let train = try setting.forward(.train)
    let eval = try setting.forward(.eval)
    #expect(train.running == nil && eval.running == nil)
    #expect(train.output == eval.output && train.mean == eval.mean)
    #expect(try setting.backward(.train) == setting.backward(.eval))
    expectClose(eval.output, setting.oracle(.train).output, floor: 4)
  }
}
