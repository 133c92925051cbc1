import BatchNorm

/// What can be said of wrong answers that no mistake of the catalogue explains.
struct CertainFacts {
  let title: String
  let advice: String

  init(_ probes: [Probe], failed: [CheckName]) {
    // Where rounding is amplified, numbers say less.
    let clear = probes.filter { !$0.isIllConditioned }
    let telling = clear.contains { !$0.wrong.isEmpty } ? clear : probes
    let findings = telling.flatMap(Finding.all)
    let wrong = findings.filter(\.isWrong)
    let conduct = CheckName.allCases.filter(failed.contains).compactMap { Self.conduct[$0] }
    guard !wrong.isEmpty else {
      if !conduct.isEmpty, failed.allSatisfy({ Self.conduct[$0] != nil }) {
        title = conduct.joined(separator: " ")
        advice = "The numbers themselves are right."
        return
      }
      title = "The numbers agree with the right ones to about nine digits."
      let names = CheckName.allCases.filter(failed.contains).map(\.rawValue)
      advice = "What failed: \(names.joined(separator: ", "))."
      return
    }
    title = Self.extent(findings, wrong)
    var sentences = conduct + (Self.precision(wrong).map { [$0] } ?? Self.shapes(wrong))
    sentences += [Self.limit(findings, wrong)].compactMap(\.self)
    sentences.append("No mistake of the catalogue, nor two of them, agree with all that was seen.")
    advice = sentences.joined(separator: " ")
  }

  /// What a failed check says of how a candidate works rather than of what it computes.
  private static let conduct: [CheckName: String] = [
    .inputsUnchanged: "An input, or a layer's gamma or beta, is not what it was given as.",
    .allWritten: "Not every element of the output is written.",
    .deterministic: "The same call gives different numbers.",
    .independentCalls: "What a call gives depends on the calls before it.",
    .refusal: "A valid input is refused, or one that must be refused is not.",
  ]

  // MARK: Where

  /// Which quantities and modes are wrong, and which are right.
  private static func extent(_ findings: [Finding], _ wrong: [Finding]) -> String {
    let isWrong = { (mode: Mode) in wrong.contains { $0.mode == mode } }
    let modes = Set(findings.map(\.mode))
    let quantities = StepValues.Quantity.allCases.filter { quantity in
      wrong.contains { $0.quantity == quantity }
    }
    let right = StepValues.Quantity.allCases.filter { quantity in
      !quantities.contains(quantity) && findings.contains { $0.quantity == quantity }
    }
    var title: String
    if quantities.allSatisfy(\.isGradient) {
      title = "Forward is right, backward is wrong"
      if modes.count == 2, isWrong(.train) != isWrong(.eval) {
        title += isWrong(.train) ? " in training alone" : " in eval alone"
      }
      title += "."
    } else if modes.count == 2, isWrong(.train) != isWrong(.eval) {
      title =
        isWrong(.train) ? "Right in eval, wrong in training." : "Right in training, wrong in eval."
    } else {
      title = modes.count == 2 ? "Wrong in training and in eval." : "Wrong."
    }
    title += " Wrong: \(names(quantities))."
    if !right.isEmpty { title += " Right: \(names(right))." }
    return title
  }

  private static func names(_ quantities: [StepValues.Quantity]) -> String {
    quantities.map(\.name).joined(separator: ", ")
  }

  // MARK: How

  /// Some digits are right everywhere.
  private static func precision(_ wrong: [Finding]) -> String? {
    let errors = wrong.map(\.relativeError)
    guard let worst = errors.max(), worst < 1e-4, worst > 0 else { return nil }
    let digits = Int((-worst.log10Approximation).rounded(.down))
    return "About \(digits) digits are right everywhere"
      + ((5...8).contains(digits) ? ", as in arithmetic of single precision." : ".")
  }

  /// For each wrong quantity in each mode, how the wrong numbers stand to the right ones.
  private static func shapes(_ wrong: [Finding]) -> [String] {
    var sentences: [String] = []
    for mode in Mode.allCases {
      for quantity in StepValues.Quantity.allCases {
        let group = wrong.filter { $0.mode == mode && $0.quantity == quantity }
        guard let shape = group.first?.shape, group.allSatisfy({ $0.shape.isLike(shape) }) else {
          continue
        }
        sentences.append("\(quantity.name) in \(mode.name): \(shape.text).")
      }
    }
    return sentences
  }

  // MARK: When

  /// A number that separates the wrong answers from the right ones.
  private static func limit(_ findings: [Finding], _ wrong: [Finding]) -> String? {
    guard let first = wrong.first else { return nil }
    let alike = findings.filter { $0.mode == first.mode && $0.quantity == first.quantity }
    let right = alike.filter { !$0.isWrong }
    let out = alike.filter(\.isWrong)
    guard right.count > 1 else { return nil }
    for trait in Finding.traits {
      let (inside, outside) = (right.map(trait.value), out.map(trait.value))
      guard !(inside + outside).contains(where: \.isNaN), let low = inside.min(),
        let high = inside.max(), let least = outside.min(),
        let most = outside.max()
      else { continue }
      let place = "\(first.quantity.name) in \(first.mode.name)"
      if least > high {
        return "\(place): right up to \(trait.name) = \(high.short), wrong from \(least.short) on."
      }
      if most < low {
        return "\(place): wrong up to \(trait.name) = \(most.short), right from \(low.short) on."
      }
    }
    return nil
  }
}

extension StepValues.Quantity {
  var isGradient: Bool { self == .gradX || self == .gradGamma || self == .gradBeta }

  /// As the statement of an exercise spells it.
  var name: String {
    switch self {
    case .output: "output"
    case .runningMean: "running_mean"
    case .runningVariance: "running_var"
    case .gradX: "grad_x"
    case .gradGamma: "grad_gamma"
    case .gradBeta: "grad_beta"
    }
  }
}

extension Mode {
  var name: String { self == .train ? "training" : "eval" }
}

extension Double {
  /// As text, without the ".0" of a whole number.
  var short: String {
    self == rounded() && magnitude < 1e15 ? "\(Int(self))" : "\(self)"
  }

  /// The exponent of ten of a positive number, to within the half of one.
  var log10Approximation: Double {
    (Double(exponent) + significand - 1) * 0.301_029_995_663_981_2
  }
}
