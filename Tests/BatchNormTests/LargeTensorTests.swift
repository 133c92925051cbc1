import BatchNorm
import Testing

/// Tensors of more than 1024 elements, whose sums run over all channels side by side, against each of
/// their channels as a small tensor, which is computed in double-double throughout.
@Suite struct LargeTensorTests {
  static let shapes: [(layout: String, sizes: [Int])] = [
    ("NC", [300, 7]), ("NC", [37, 31]), ("NC", [16, 80]), ("NC", [1000, 2]), ("NCL", [40, 5, 7]),
    ("NCL", [20, 5, 41]), ("NCHW", [3, 4, 10, 11]), ("NHWC", [5, 7, 11, 3]), ("CN", [3, 700]),
    ("CN", [90, 15]), ("NLC", [2, 150, 5]), ("CHW", [2, 24, 25]), ("NC", [1, 1025]),
    ("NCL", [70, 9, 2]),
  ]

  @Test(arguments: shapes, [(0.0, 1e-5), (30, 0.05), (1e6, 1e-3), (-1e8, 0)])
  func agreesWithItsChannels(
    _ row: (layout: String, sizes: [Int]), _ input: (mean: Double, eps: Double)
  ) throws {
    var setting = try Setting(
      row.sizes, row.layout, mean: input.mean, deviation: 1.5, eps: input.eps)
    if setting.shape.valuesPerChannel == 1 {
      setting.configuration.eps = 0.01
    } else {
      setting.configuration.conventions.runningVariance = .unbiased
    }
    try compare(setting)
  }

  @Test func unusualChannels() throws {
    for (layout, sizes, inner) in [
      ("NC", [200, 9], 1), ("NCL", [4, 9, 50], 50), ("NCL", [25, 9, 8], 8),
    ] {
      var setting = try Setting(sizes, layout, mean: 2)
      func change(_ channel: Int, _ body: (Int, Double) -> Double) {
        var seen = 0
        for offset in setting.x.indices where offset / inner % 9 == channel {
          setting.x[offset] = body(seen, setting.x[offset])
          seen += 1
        }
      }
      change(0) { _, value in value * 0x1p600 }
      change(1) { _, value in value * 0x1p-600 }
      change(2) { _, _ in 12345.678 }
      change(3) { index, value in index == 0 ? 1e9 : value }  // the first value is far out
      change(4) { _, _ in 0 }
      change(6) { index, value in index == 17 ? .nan : value }
      change(7) { index, value in value + 1e3 * Double(index) }  // drifting
      change(5) { _, value in value * 0x1p-400 }
      change(8) { _, value in value * 0x1p-520 }
      for offset in setting.cotangent.indices where offset / inner % 9 == 5 {
        setting.cotangent[offset] *= 0x1p-700
      }
      try compare(setting)
      setting.configuration.eps = 0
      setting.x = setting.x.map { $0 == 0 || $0 == 12345.678 ? 1 + $0.ulp : $0 }
      setting.configuration.eps = 1e-300
      try compare(setting)
    }
  }

  /// Where the parts of a product overflow although the product does not.
  @Test func runningStatisticsNearTheLargestNumber() throws {
    var setting = try Setting([300, 9], "NC")
    setting.running?.mean = [1e308, -1e301, 2, 0, .infinity, .nan, -1e308, 3, 4]
    setting.running?.variance = [1, 1e308, 1e301, 1.5e308, 1, 2, .infinity, .nan, 5]
    for offset in setting.x.indices where offset % 9 == 8 { setting.x[offset] = 1e303 }
    let large = try setting.forward(.train)
    for channel in 0..<9 {
      var alone = setting
      alone.shape = try TensorShape([300, 1], layout: Layout("NC"))
      alone.x = setting.x.indices.filter { $0 % 9 == channel }.map { setting.x[$0] }
      alone.affine = nil
      alone.running = RunningStatistics(
        mean: [setting.running?.mean[channel] ?? 0],
        variance: [setting.running?.variance[channel] ?? 0])
      let exact = try #require(try alone.forward(.train).running)
      let running = try #require(large.running)
      same([running.mean[channel]], exact.mean, ulps: 0, "mean of channel \(channel)")
      same([running.variance[channel]], exact.variance, ulps: 0, "variance of channel \(channel)")
      // By the formula alone, in plain doubles.
      let old = setting.running?.mean[channel] ?? 0
      let plain = 0.7 * old + 0.3 * large.mean[channel]
      #expect(
        plain.isFinite == exact.mean[0].isFinite && plain.isNaN == exact.mean[0].isNaN,
        "\(plain) and \(exact.mean[0])")
    }
  }

  /// The eight values that the distances are taken from are all far out.
  @Test func misleadingSamples() throws {
    var setting = try Setting([20_000, 1], "NC", mean: 0, eps: 1e-5)
    for sample in 0..<8 { setting.x[sample * 2500] = 1e6 + Double(sample) }
    let result = try setting.forward(.train)
    let oracle = setting.oracle(.train)
    expectClose(result.mean, [oracle.mean(0)], "mean")
    expectClose(result.variance, [oracle.variance(0)], "variance")
  }

  /// So many values that backward in memory that is there takes the channels two by two, among them
  /// one that is unusual.
  @Test func channelsInGroups() throws {
    var setting = try Setting([2, 5, 8000], "NCL")
    for offset in setting.x.indices where setting.shape.channel(at: offset) == 3 {
      setting.x[offset] *= 0x1p600
    }
    try compare(setting)
    for mode in Mode.allCases {
      let memory = [Double](repeating: .nan, count: setting.shape.count)
      let inGroups = try setting.backward(mode, reusing: memory)
      let alone = try setting.backward(mode)
      #expect(inGroups == alone)
    }
  }

  /// Results do not depend on what is in the memory that they take.
  @Test(arguments: [("NC", [300, 7]), ("NCL", [20, 5, 41]), ("NC", [4, 3])], Mode.allCases)
  func memoryOfOthers(_ row: (layout: String, sizes: [Int]), mode: Mode) throws {
    let setting = try Setting(row.sizes, row.layout)
    let forward = try setting.forward(mode)
    let gradients = try setting.backward(mode)
    for count in [0, 1, setting.shape.count, setting.shape.count + 9] {
      let memory = [Double](repeating: .nan, count: count)
      #expect(try setting.forward(mode, reusing: memory).output == forward.output)
      #expect(try setting.backward(mode, reusing: memory) == gradients)
      #expect(memory.allSatisfy { $0.isNaN })
    }
  }

  private func compare(_ setting: Setting) throws {
    let shape = setting.shape
    let count = shape.valuesPerChannel
    let offsets = (0..<shape.count).reduce(into: Array(repeating: [Int](), count: shape.channels)) {
      $0[shape.channel(at: $1)].append($1)
    }
    for mode in Mode.allCases {
      let forward = try setting.forward(mode)
      let gradients = try setting.backward(mode)
      #expect(forward.running?.batchesSeen == (mode == .train ? 1 : 0))
      for channel in 0..<shape.channels {
        let offsets = offsets[channel]
        var alone = setting
        alone.shape = try TensorShape([count, 1], layout: Layout("NC"))
        alone.x = offsets.map { setting.x[$0] }
        alone.cotangent = offsets.map { setting.cotangent[$0] }
        let gamma = try #require(setting.affine?.gamma[channel])
        let beta = try #require(setting.affine?.beta[channel])
        alone.affine = Affine(gamma: [gamma], beta: [beta])
        let running = try #require(setting.running)
        alone.running = RunningStatistics(
          mean: [running.mean[channel]], variance: [running.variance[channel]])
        let exact = try alone.forward(mode)
        let exactGradients = try alone.backward(mode)
        // γ·x̂ and β, of which y is made, are what its rounding errors are of.
        let largest = exact.output.map { ($0 - beta).magnitude }.max() ?? 0
        let what: Comment = "channel \(channel), \(mode)"
        same(
          offsets.map { forward.output[$0] }, exact.output, ulps: 2,
          floor: max(largest, beta.magnitude), what)
        same([forward.mean[channel]], exact.mean, ulps: 1, what)
        same([forward.variance[channel]], exact.variance, ulps: 1, what)
        same(
          [forward.running?.mean[channel] ?? 0], exact.running?.mean ?? [], ulps: 1,
          floor: running.mean[channel].magnitude, what)
        same(
          [forward.running?.variance[channel] ?? 0], exact.running?.variance ?? [], ulps: 1, what)
        // dy alone times γ/√(v + ε) is what dx is made of, and what its rounding errors are of.
        let term = try alone.factor(mode) * (alone.cotangent.map(\.magnitude).max() ?? 0)
        same(offsets.map { gradients.x[$0] }, exactGradients.x, ulps: 2, floor: term, what)
        let normalised = exact.output.map { ($0 - beta) / gamma }
        let products = zip(alone.cotangent, normalised).map { ($0 * $1).magnitude }.reduce(0, +)
        let sum = alone.cotangent.map(\.magnitude).reduce(0, +)
        same(
          [gradients.gamma?[channel] ?? 0], exactGradients.gamma ?? [], ulps: 2,
          floor: products / 4, what)
        same(
          [gradients.beta?[channel] ?? 0], exactGradients.beta ?? [], ulps: 1, floor: sum / 16, what
        )
      }
    }
  }

  private func same(
    _ actual: [Double], _ expected: [Double], ulps: Double, floor: Double = 0, _ what: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(actual.count == expected.count, what, sourceLocation: sourceLocation)
    let worst = zip(actual, expected).map { actual, expected in
      if actual == expected || (actual.isNaN && expected.isNaN) { return 0.0 }
      let share = (actual - expected).magnitude / max(expected.magnitude, floor).ulp
      return share.isNaN ? .infinity : share
    }.max()
    #expect(worst ?? 0 <= ulps, what, sourceLocation: sourceLocation)
  }
}

extension Setting {
  /// |γ|/√(v + ε) of the only channel.
  fileprivate func factor(_ mode: Mode) throws -> Double {
    let variance = try forward(mode).variance[0]
    return (affine?.gamma[0].magnitude ?? 1) / (variance + configuration.eps).squareRoot()
  }
}
