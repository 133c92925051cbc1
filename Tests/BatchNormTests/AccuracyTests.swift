import BatchNorm
import Testing

/// The reference against exact sums, in units of the last place.
@Suite struct AccuracyTests {
  static let layouts: [(layout: String, sizes: [Int])] = [
    ("NC", [7, 3]), ("NC", [2, 5]), ("NC", [33, 1]), ("NCL", [3, 4, 5]), ("NCHW", [2, 3, 4, 5]),
    ("NCDHW", [2, 3, 5, 2, 4]), ("NLC", [3, 5, 4]), ("NHWC", [2, 3, 4, 5]), ("CN", [5, 9]),
    ("CHW", [3, 4, 6]), ("NCL", [3, 2, 37]), ("C", [4]),
  ]

  @Test(arguments: layouts, Mode.allCases)
  func everyLayout(_ row: (layout: String, sizes: [Int]), mode: Mode) throws {
    let setting = try Setting(row.sizes, row.layout)
    try check(setting, mode)
  }

  /// Means far from zero, on which E[x²] − m² has no correct digit.
  @Test(arguments: [0, 1e3, 1e6, 1e8, -1e8], Mode.allCases)
  func farMeans(_ mean: Double, mode: Mode) throws {
    for (sizes, layout) in [([128, 3], "NC"), ([2, 3, 61], "NCL")] {
      var setting = try Setting(sizes, layout, mean: mean, deviation: 1, eps: 1e-5)
      try check(setting, mode)
      setting.configuration.eps = 0
      try check(setting, mode)
    }
  }

  @Test(arguments: Mode.allCases)
  func notAffine(_ mode: Mode) throws {
    var setting = try Setting([6, 5], "NC")
    setting.affine = nil
    try check(setting, mode)
  }

  private func check(_ setting: Setting, _ mode: Mode) throws {
    let oracle = setting.oracle(mode)
    let forward = try setting.forward(mode)
    let beta = setting.affine?.beta.map(\.magnitude).max() ?? 0
    expectClose(forward.output, oracle.output, floor: beta, "y")
    let channels = 0..<setting.shape.channels
    expectClose(forward.mean, channels.map(oracle.mean), "mean")
    expectClose(forward.variance, channels.map(oracle.variance), "variance")
    let gradients = try setting.backward(mode)
    let expected = oracle.gradients(setting.cotangent)
    let largest = expected.x.map(\.asDouble).max() ?? 0
    expectClose(gradients.x, expected.x, floor: largest / 64, "dx")
    if setting.affine == nil {
      #expect(gradients.gamma == nil && gradients.beta == nil)
    } else {
      expectClose(gradients.gamma, expected.gamma, floor: 1 / 64, "dgamma")
      expectClose(gradients.beta, expected.beta, floor: 1 / 64, "dbeta")
    }
  }
}
