import BatchNorm
import Testing

@Suite struct EdgeTests {
  @Test func aNaNStaysInItsChannel() throws {
    var setting = try Setting([5, 3, 2], "NCL")
    let clean = try setting.forward(.train)
    let cleanGradients = try setting.backward(.train)
    setting.x[2] = .nan  // sample 0, channel 1
    for mode in Mode.allCases {
      let result = try setting.forward(mode)
      let gradients = try setting.backward(mode)
      for (offset, value) in result.output.enumerated() {
        let hit = mode == .train ? setting.shape.channel(at: offset) == 1 : offset == 2
        #expect(value.isNaN == hit, "y at \(offset), \(mode)")
        #expect(gradients.x[offset].isNaN == (mode == .train && hit), "dx at \(offset), \(mode)")
        if mode == .train, !hit {
          #expect(value == clean.output[offset])
          #expect(gradients.x[offset] == cleanGradients.x[offset])
        }
      }
      #expect(gradients.gamma?.map(\.isNaN) == [false, true, false])
      #expect(result.running?.mean.map(\.isNaN) == [false, mode == .train, false])
      #expect(result.running?.variance.map(\.isNaN) == [false, mode == .train, false])
    }
  }

  @Test func constantChannelGivesBeta() throws {
    var setting = try Setting([7, 2], "NC", eps: 1e-5)
    setting.x = Array(repeating: 12345.678, count: 14)
    let result = try setting.forward(.train)
    let beta = try #require(setting.affine?.beta)
    #expect(result.output == (0..<14).map { beta[$0 % 2] })
    #expect(result.variance == [0, 0])
    #expect(result.mean == [12345.678, 12345.678])
  }

  @Test func oneValuePerChannel() throws {
    var setting = try Setting([1, 3], "NC", runningVariance: .unbiased)
    #expect(throws: BatchNormError.singleValuePerChannel) { try setting.forward(.train) }
    #expect(try setting.forward(.eval).output.count == 3)
    setting.configuration.conventions.runningVariance = .biased
    #expect(try setting.forward(.train).output == setting.affine?.beta)
    setting.configuration.conventions.runningVariance = .unbiased
    setting.running = nil
    #expect(try setting.forward(.train).output == setting.affine?.beta)
    #expect(try setting.backward(.train).x == [0, 0, 0])
  }

  /// BatchNorm of x·2ᵏ with ε·4ᵏ is BatchNorm of x, so that only the exponents differ.
  @Test(arguments: [-1000, -700, -500, -333, -301, -40, 40, 290, 310, 333, 600, 1000])
  func scales(_ exponent: Int) throws {
    var setting = try Setting([9, 3], "NC", eps: 0)
    let plain = try setting.forward(.train)
    let plainGradients = try setting.backward(.train)
    let scale = Double(sign: .plus, exponent: exponent, significand: 1)
    setting.x = setting.x.map { $0 * scale }
    let result = try setting.forward(.train)
    #expect(result.output == plain.output)
    #expect(result.mean == plain.mean.map { $0 * scale })
    if (-480...480).contains(exponent) {
      #expect(result.variance == plain.variance.map { $0 * scale * scale })
    }
    let gradients = try setting.backward(.train)
    #expect(gradients.gamma == plainGradients.gamma && gradients.beta == plainGradients.beta)
    if exponent > -1000 { #expect(gradients.x == plainGradients.x.map { $0 / scale }) }
  }

  @Test(arguments: [-900, -400, 400, 900])
  func scalesOfCotangents(_ exponent: Int) throws {
    var setting = try Setting([9, 3], "NC")
    for mode in Mode.allCases {
      let plain = try setting.backward(mode)
      let scale = Double(sign: .plus, exponent: exponent, significand: 1)
      setting.cotangent = setting.cotangent.map { $0 * scale }
      let gradients = try setting.backward(mode)
      #expect(gradients.x == plain.x.map { $0 * scale })
      #expect(gradients.gamma == plain.gamma.map { $0.map { $0 * scale } })
      #expect(gradients.beta == plain.beta.map { $0.map { $0 * scale } })
      setting.cotangent = setting.cotangent.map { $0 / scale }
    }
  }

  @Test func tinyValuesBesideEps() throws {
    var setting = try Setting([9, 3], "NC", eps: 1e-5)
    setting.x = setting.x.map { $0 * 1e-100 }
    let inverse = 1 / (1e-5).squareRoot()
    let result = try setting.forward(.train)
    let affine = try #require(setting.affine)
    for (offset, value) in result.output.enumerated() {
      let channel = offset % 3
      let expected =
        affine.gamma[channel] * (setting.x[offset] - result.mean[channel]) * inverse
        + affine.beta[channel]
      #expect(abs(value - expected) <= 4 * expected.ulp)
    }
  }

  @Test func inputThatDoesNotFit() throws {
    let good = try Setting([4, 3], "NC")
    var cases: [(Setting, BatchNormError)] = []
    func add(_ error: BatchNormError, _ change: (inout Setting) -> Void) {
      var setting = good
      change(&setting)
      cases.append((setting, error))
    }
    add(.count(what: "x", expected: 12, actual: 11)) { $0.x.removeLast() }
    add(.count(what: "gamma", expected: 3, actual: 2)) { $0.affine?.gamma.removeLast() }
    add(.count(what: "beta", expected: 3, actual: 4)) { $0.affine?.beta.append(1) }
    add(.count(what: "running_mean", expected: 3, actual: 0)) { $0.running?.mean = [] }
    add(.count(what: "running_var", expected: 3, actual: 1)) { $0.running?.variance = [1] }
    add(.eps(-1)) { $0.configuration.eps = -1 }
    add(.eps(.infinity)) { $0.configuration.eps = .infinity }
    for (setting, error) in cases {
      #expect(throws: error) { try setting.forward(.train) }
      #expect(throws: error) { try setting.backward(.eval) }
    }
    var setting = good
    setting.cotangent.append(0)
    #expect(throws: BatchNormError.count(what: "grad_out", expected: 12, actual: 13)) {
      try setting.backward(.train)
    }
    setting = good
    setting.configuration.eps = .nan
    #expect(throws: BatchNormError.self) { try setting.forward(.train) }
    setting = good
    setting.configuration.momentum = nil
    setting.running?.batchesSeen = .max
    #expect(try setting.forward(.train).output.count == 12)
  }
}
