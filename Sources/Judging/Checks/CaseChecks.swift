import BatchNorm

/// The checks of one case that ran to its end.
struct CaseChecks {
  let testCase: Case
  let expectation: Expectation
  let observation: Observation

  init(_ testCase: Case, _ expectation: Expectation, _ observation: Observation) {
    self.testCase = testCase
    self.expectation = expectation
    self.observation = observation
  }

  /// In the order in which reports list them.
  func run() -> [CheckResult] {
    if let refusal = unexpectedRefusal { return [refusal] }
    var results = [
      quantity(.output, .output, steps: { _ in true }),
      quantity(.runningMean, .runningMean, steps: { $0.mode == .train }),
      quantity(.runningVar, .runningVariance, steps: { $0.mode == .train }),
      runningStatsUnchanged(),
      inputsUnchanged(),
      allWritten(),
      sameAgain(.deterministic, observation.repeated.map { [$0] } ?? []),
      sameAgain(.independentCalls, observation.elsewhere),
      refusal(),
    ]
    results += numericalGradients()
    results += [
      quantity(.backwardX, .gradX, steps: { _ in true }),
      quantity(.backwardGamma, .gradGamma, steps: { _ in true }),
      quantity(.backwardBeta, .gradBeta, steps: { _ in true }),
      backwardConsistent(),
    ]
    // What a case does not ask for is not listed; a backward that is not there is.
    return results.filter { $0.status != .skipped || $0.message != nil }
  }

  /// Compares a quantity of the chosen steps with the reference.
  private func quantity(
    _ name: CheckName, _ quantity: StepValues.Quantity, steps: (Case.Step) -> Bool
  ) -> CheckResult {
    var comparison = Comparison()
    var asked = false
    for (index, step) in testCase.steps.enumerated() {
      guard let expected = expectation.steps[index], let values = expected.values[quantity],
        let tolerance = expected.tolerance[quantity], steps(step)
      else { continue }
      asked = true
      for pass in [observation.pass, observation.shifted].compactMap({ $0 }) {
        guard let actual = pass.steps[index][quantity] else { continue }
        // The shifted pass counts only where it gave something else.
        if pass.shiftedFrom(observation.pass, step: index, quantity) == false { continue }
        if quantity == .output || quantity == .gradX {
          comparison.add(actual, values, tolerance: tolerance, step: index, of: step)
        } else {
          comparison.add(actual, values, tolerance: tolerance, step: index)
        }
      }
    }
    let missing = asked && comparison.compared == 0 && !observation.hasBackward
    return comparison.result(name, message: missing ? "the candidate has no backward" : nil)
  }

  private func runningStatsUnchanged() -> CheckResult {
    var comparison = Comparison()
    for (index, step) in testCase.steps.enumerated()
    where step.mode == .eval && expectation.steps[index] != nil {
      for quantity in [StepValues.Quantity.runningMean, .runningVariance] {
        let before =
          index > 0
          ? observation.pass.steps[index - 1][quantity]
          : quantity == .runningMean
            ? testCase.initialRunning?.mean : testCase.initialRunning?.variance
        guard let before, let after = observation.pass.steps[index][quantity] else { continue }
        // Getting and setting may round once.
        let bound = before.map { 4 * ErrorBound.unitRoundoff * $0.magnitude }
        comparison.add(after, before, tolerance: Tolerance(perChannel: bound), step: index)
      }
    }
    return comparison.result(.runningStatsUnchanged)
  }

  private func inputsUnchanged() -> CheckResult {
    let changes = observation.incidents.filter {
      if case .inputChanged = $0 { true } else { false }
    }
    let message = changes.first?.sentence(testCase) ?? changedParameter
    return CheckResult(
      name: .inputsUnchanged, status: message == nil ? .passed : .failed, message: message)
  }

  /// A layer's gamma and beta are those that were set, or 1 and 0.
  private var changedParameter: String? {
    guard let affine = testCase.affine, let parameters = observation.pass.parameters else {
      return nil
    }
    let origin = testCase.isNewLayer ? "a new layer has" : "it was set to"
    for (name, before, after) in [
      ("gamma", affine.gamma, parameters.gamma), ("beta", affine.beta, parameters.beta),
    ] {
      // Getting and setting may round once.
      if let channel = before.indices.first(where: {
        !((after[$0] - before[$0]).magnitude <= 4 * ErrorBound.unitRoundoff * before[$0].magnitude)
      }) {
        return "bn_layer_get gives \(after[channel]) for \(name)[\(channel)] at the end, and "
          + "\(origin) \(before[channel])"
      }
    }
    return nil
  }

  private func allWritten() -> CheckResult {
    for (index, values) in observation.pass.steps.enumerated()
    where !testCase.steps[index].mustRefuse {
      if observation.refusals.contains(where: { $0.step == index && $0.code == Self.wrongSize }) {
        return CheckResult(
          name: .allWritten, status: .failed,
          message: "returned an array of another size or shape than the one asked for")
      }
      for quantity in StepValues.Quantity.allCases {
        guard let numbers = values[quantity], let element = Unwritten.first(in: numbers) else {
          continue
        }
        let shape = testCase.steps[index].shape
        let place = quantity == .output || quantity == .gradX ? shape.index(at: element) : [element]
        return CheckResult(
          name: .allWritten, status: .failed, compared: numbers.count,
          message: "\(quantity.label)\(place) was never written, or only added to")
      }
    }
    return CheckResult(name: .allWritten, status: .passed)
  }

  /// What the Swift adapter returns for a result of the wrong size.
  static let wrongSize: Int32 = -1001

  private var unexpectedRefusal: CheckResult? {
    for refusal in observation.refusals
    where !testCase.steps[refusal.step].mustRefuse && refusal.code != Self.wrongSize {
      return CheckResult(
        name: .refusal, status: .failed,
        message:
          "\(refusal.call) refused a valid input (returned \(refusal.code), where 0 means done)"
          + (testCase.steps.count > 1 ? " in step \(refusal.step + 1)" : ""))
    }
    return nil
  }

  private func refusal() -> CheckResult {
    let demanded = testCase.steps.indices.filter { testCase.steps[$0].mustRefuse }
    guard !demanded.isEmpty else { return CheckResult(name: .refusal, status: .skipped) }
    for step in demanded where !observation.refusals.contains(where: { $0.step == step }) {
      return CheckResult(
        name: .refusal, status: .failed,
        message:
          "accepted training on \(testCase.steps[step].shape.sizes), which has one value per "
          + "channel: return something other than 0, or throw")
    }
    return CheckResult(name: .refusal, status: .passed)
  }

  /// The same calls must give the same numbers: bit for bit with one thread; with several, whose sums
  /// may come in another order, as near to each other as each is to the truth.
  private func sameAgain(_ name: CheckName, _ others: [Observation.Pass]) -> CheckResult {
    var comparison = Comparison()
    for other in others {
      for (index, step) in testCase.steps.enumerated() {
        guard let expected = expectation.steps[index] else { continue }
        for quantity in StepValues.Quantity.allCases {
          guard let one = observation.pass.steps[index][quantity],
            let two = other.steps[index][quantity], let tolerance = expected.tolerance[quantity]
          else { continue }
          let shaped = quantity == .output || quantity == .gradX
          func bound(_ element: Int) -> Double {
            guard observation.threaded else { return 0 }
            return 2
              * tolerance.bound(
                channel: shaped ? step.shape.channel(at: element) : element,
                x: shaped ? step.x[element] : 0,
                gradOutput: shaped ? step.gradOutput?[element] ?? 0 : 0)
          }
          for element in 0..<min(one.count, two.count) {
            comparison.add(
              two[element], one[element], bound: bound(element), step: index,
              index: shaped ? step.shape.index(at: element) : [element])
          }
        }
      }
    }
    if name == .deterministic,
      let late = observation.incidents.first(where: {
        if case .wroteAfterReturn = $0 { true } else { false }
      })
    {
      return CheckResult(name: name, status: .failed, message: late.sentence(testCase))
    }
    return comparison.result(name)
  }
}

extension Observation {
  /// The calls that returned something other than 0.
  var refusals: [(step: Int, call: String, code: Int32)] {
    incidents.compactMap {
      if case .refused(let step, let call, let code) = $0 { (step, call, code) } else { nil }
    }
  }
}

extension Observation.Pass {
  /// Whether this pass differs from the first one in a quantity; nil if it is the first one.
  func shiftedFrom(
    _ first: Observation.Pass, step: Int, _ quantity: StepValues.Quantity
  ) -> Bool? {
    guard isShifted else { return nil }
    guard let a = steps[step][quantity], let b = first.steps[step][quantity] else { return true }
    return !zip(a, b).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
  }
}

extension StepValues.Quantity {
  /// As candidates know it.
  var label: String {
    switch self {
    case .output: "out"
    case .runningMean: "running_mean"
    case .runningVariance: "running_var"
    case .gradX: "grad_x"
    case .gradGamma: "grad_gamma"
    case .gradBeta: "grad_beta"
    }
  }
}
