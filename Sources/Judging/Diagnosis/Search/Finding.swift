import BatchNorm

/// One quantity of one step of a case, right or wrong.
struct Finding {
  let quantity: StepValues.Quantity
  let mode: Mode
  let isWrong: Bool
  /// The largest error against the largest right number; NaN if something is NaN that must not be.
  let relativeError: Double
  let shape: Shape
  private let step: Case.Step
  private let configuration: BatchNormConfiguration

  /// How wrong numbers stand to right ones.
  enum Shape: Hashable {
    case other
    case notANumber
    /// The same factor everywhere.
    case factor(Double)
    /// The same factor everywhere, about β.
    case factorAboutBeta(Double)
    /// A factor for each channel.
    case channelFactors
    /// The same difference everywhere.
    case shift(Double)
    /// A difference for each channel.
    case channelShifts
  }

  /// What may separate right answers from wrong ones.
  static var traits: [(name: String, value: (Finding) -> Double)] {
    [
      ("n", { Double($0.step.shape.valuesPerChannel) }),
      ("N", { Double($0.step.shape.batch) }),
      ("C", { Double($0.step.shape.channels) }),
      ("eps", { $0.configuration.eps }),
      ("momentum", { $0.configuration.momentum ?? .nan }),
    ]
  }

  static func all(_ probe: Probe) -> [Finding] {
    probe.scenario.steps.indices.flatMap { step in
      StepValues.Quantity.allCases.compactMap { Finding(probe, step: step, $0) }
    }
  }

  /// Infinite where a number stands against none.
  private static func difference(_ observed: Double, _ right: Double) -> Double {
    if observed == right || (observed.isNaN && right.isNaN) { return 0 }
    let difference = abs(observed - right)
    return difference.isNaN ? .infinity : difference
  }

  private init?(_ probe: Probe, step: Int, _ quantity: StepValues.Quantity) {
    guard let observed = probe.observed[step][quantity],
      let right = probe.rightValues[step][quantity], observed.count == right.count
    else { return nil }
    let scenario = probe.scenario
    self.quantity = quantity
    self.step = scenario.steps[step]
    mode = self.step.mode
    configuration = scenario.configuration
    isWrong = probe.isWrong(step: step, quantity)
    let scale = right.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    relativeError =
      zip(observed, right).reduce(0) { max($0, Self.difference($1.0, $1.1)) }
      / max(scale, .leastNormalMagnitude)
    guard isWrong else {
      shape = .other
      return
    }
    let tensor = self.step.shape
    let channels = observed.indices.map {
      observed.count == tensor.channels ? $0 : tensor.channel(at: $0)
    }
    let base = quantity == .output ? scenario.affine?.beta : nil
    shape = Shape(
      observed, right, channels: channels, base: base ?? Array(repeating: 0, count: tensor.channels)
    )
  }
}

extension Finding.Shape {
  /// - Parameter base: what factors are about, a value per channel.
  init(_ observed: [Double], _ right: [Double], channels: [Int], base: [Double]) {
    guard !zip(observed, right).contains(where: { $0.isNaN && !$1.isNaN }) else {
      self = .notANumber
      return
    }
    let scale = right.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    var plain = Relation()
    var aboutBase = Relation()
    var shift = Relation()
    for index in observed.indices where observed[index].isFinite && right[index].isFinite {
      let channel = channels[index]
      let (seen, due, beta) = (observed[index], right[index], base[channel])
      shift.add(seen - due, channel)
      if abs(due) > 1e-6 * scale { plain.add(seen / due, channel) }
      if abs(due - beta) > 1e-6 * scale { aboutBase.add((seen - beta) / (due - beta), channel) }
    }
    if let value = plain.common(1e-8) {
      self = .factor(value)
    } else if let value = aboutBase.common(1e-8) {
      self = .factorAboutBeta(value)
    } else if let value = shift.common(1e-8 * scale) {
      self = .shift(value)
    } else if plain.isCommonInChannels(1e-8) || aboutBase.isCommonInChannels(1e-8) {
      self = .channelFactors
    } else if shift.isCommonInChannels(1e-8 * scale) {
      self = .channelShifts
    } else {
      self = .other
    }
  }

  /// A number for each element, and whether it is the same for all or for each channel.
  private struct Relation {
    private var least: [Int: Double] = [:]
    private var most: [Int: Double] = [:]
    private var count = 0

    mutating func add(_ value: Double, _ channel: Int) {
      least[channel] = min(least[channel] ?? value, value)
      most[channel] = max(most[channel] ?? value, value)
      count += 1
    }

    func common(_ slack: Double) -> Double? {
      guard count > 1, let low = least.values.min(), let high = most.values.max(),
        high - low <= slack
      else { return nil }
      return low
    }

    func isCommonInChannels(_ slack: Double) -> Bool {
      count > least.count && least.allSatisfy { (most[$0.key] ?? .infinity) - $0.value <= slack }
    }
  }

  func isLike(_ other: Self) -> Bool {
    switch (self, other) {
    case (.factor(let one), .factor(let two)),
      (.factorAboutBeta(let one), .factorAboutBeta(let two)):
      abs(one - two) <= 1e-6 * abs(one)
    case (.shift(let one), .shift(let two)): abs(one - two) <= 1e-6 * abs(one)
    default: self == other && self != .other
    }
  }

  var text: String {
    switch self {
    case .other: "no simple relation"
    case .notANumber: "NaN where numbers are due"
    case .factor(let factor): "off by the same factor in every channel, \(factor.digits)"
    case .factorAboutBeta(let factor):
      "the distance from beta is off by the same factor in every channel, \(factor.digits)"
    case .channelFactors: "off by a factor in each channel, a different one for each"
    case .shift(let shift): "off by the same amount everywhere, \(shift.digits)"
    case .channelShifts: "off by an amount in each channel, a different one for each"
    }
  }
}

extension Double {
  /// Five significant digits.
  fileprivate var digits: String {
    guard isFinite, self != 0 else { return "\(self)" }
    var scale = 1.0
    while abs(self) * scale < 1e4 { scale *= 10 }
    while abs(self) * scale >= 1e5 { scale /= 10 }
    return ((self * scale).rounded() / scale).short
  }
}
