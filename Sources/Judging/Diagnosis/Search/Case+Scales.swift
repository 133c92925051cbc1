import BatchNorm

extension StepValues {
  /// For each quantity of a step, an error that says nothing.
  struct Scales {
    var output = 0.0
    var runningMean = 0.0
    var runningVariance = 0.0
    var gradX = 0.0
    var gradGamma = 0.0
    var gradBeta = 0.0

    subscript(quantity: Quantity) -> Double {
      switch quantity {
      case .output: output
      case .runningMean: runningMean
      case .runningVariance: runningVariance
      case .gradX: gradX
      case .gradGamma: gradGamma
      case .gradBeta: gradBeta
      }
    }
  }
}

extension Case {
  /// Whether rounding is amplified: a channel whose values differ by less than a ten-thousandth of
  /// their size, the constant ones included.
  var isIllConditioned: Bool {
    steps.contains { step in
      let values = StepTables(step).groups(.channel)
      return (0..<values.count).contains { channel in
        values.size[channel] > 1
          && values.mean[channel] * values.mean[channel] > 1e8 * values.variance[channel]
      }
    }
  }

  /// With every input moved by two to four units of its rounding.
  func movedByRounding(seed: UInt64) -> Case {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    var moved = self
    for step in steps.indices {
      moved.steps[step].x = steps[step].x.map { x in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let unit = Double(state >> 11) * 0x1p-52 - 1
        return x + x * (unit < 0 ? unit - 1 : unit + 1) * .ulpOfOne
      }
    }
    return moved
  }

  /// A part in 10¹² of what goes into each sum at a step, and in 10¹⁰ of the largest right answer.
  func scales(step index: Int, right: [StepValues]) -> StepValues.Scales {
    func largest(_ values: [Double]?) -> Double {
      (values ?? []).reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    }
    let step = steps[index]
    let dy = largest(step.gradOutput)
    let gamma = max(largest(affine?.gamma), 1)
    let count = Double(step.shape.valuesPerChannel)
    let before = index == 0 ? initialRunning?.variance : right[index - 1].runningVariance
    let variances = StepTables(step).groups(.channel).variance + (before ?? [])
    let least = variances.reduce(1) { $1 >= 0 ? min($0, $1) : $0 } + configuration.eps
    let deviation = max(least, .leastNormalMagnitude).squareRoot()
    let right = right[index]
    return StepValues.Scales(
      output: 1e-10 * largest(right.output), runningMean: 1e-10 * largest(right.runningMean),
      runningVariance: 1e-10 * largest(right.runningVariance),
      gradX: 1e-10 * largest(right.gradX) + 1e-12 * dy * gamma / deviation,
      gradGamma: 1e-10 * largest(right.gradGamma) + 1e-12 * dy * count,
      gradBeta: 1e-10 * largest(right.gradBeta) + 1e-12 * dy * count)
  }
}
