import BatchNorm

/// The checks that differentiate the candidate's forward.
extension CaseChecks {
  /// One derivative by central differences, and how uncertain it is.
  private struct Difference {
    var value: Double
    var bound: Double
  }

  /// Central differences at h and h/2 with one step of Richardson's extrapolation (Richardson, 1911):
  /// D = (4·D(h/2) − D(h))/3, whose remainder is smaller than |D(h/2) − D(h)| by about (h/s)².
  private func difference(_ index: Int) -> Difference? {
    guard let sweep = testCase.sweep, observation.pass.sweep.indices.contains(index),
      expectation.derivatives.indices.contains(index), let step = testCase.steps.last
    else { return nil }
    let derivative = sweep.derivatives[index]
    let loss = observation.pass.sweep[index]
    guard loss.count == derivative.offsets.count else { return nil }
    let expected = expectation.derivatives[index]

    // What the variable really moved by, once rounded.
    func distance(_ h: Double) -> Double {
      guard case .coordinate(let element) = derivative.direction else { return 2 * h }
      let value =
        switch derivative.variable {
        case .x: step.x[element]
        case .gamma: testCase.affine?.gamma[element] ?? 0
        case .beta: testCase.affine?.beta[element] ?? 0
        }
      return (value + h) - (value - h)
    }
    let wide = (loss[0] - loss[1]) / distance(derivative.step)
    guard derivative.variable == .x else {
      return Difference(value: wide, bound: expected.noise / derivative.step)
    }
    let narrow = (loss[2] - loss[3]) / distance(derivative.step / 2)
    return Difference(
      value: (4 * narrow - wide) / 3,
      bound: expected.noise * 4 / derivative.step + expected.truncation
        + 16 * expected.ratio * (narrow - wide).magnitude)
  }

  /// The number per dimension that names a derivative.
  private func index(of derivative: Sweep.Derivative) -> [Int] {
    guard case .coordinate(let element) = derivative.direction, let step = testCase.steps.last
    else { return [] }
    return derivative.variable == .x ? step.shape.index(at: element) : [element]
  }

  func numericalGradients() -> [CheckResult] {
    let last = testCase.steps.count - 1
    let names: [(Sweep.Variable, CheckName)] = [
      (.x, .numericalGradientX), (.gamma, .numericalGradientGamma),
      (.beta, .numericalGradientBeta),
    ]
    return names.map { variable, name in
      var comparison = Comparison()
      for (position, derivative) in (testCase.sweep?.derivatives ?? []).enumerated()
      where derivative.variable == variable {
        guard let difference = difference(position) else { continue }
        comparison.add(
          difference.value, expectation.derivatives[position].expected, bound: difference.bound,
          step: last, index: index(of: derivative))
      }
      return comparison.result(name)
    }
  }

  /// Whether the candidate's backward is the derivative of its own forward, right or wrong.
  func backwardConsistent() -> CheckResult {
    let name = CheckName.backwardConsistent
    guard let sweep = testCase.sweep, let step = testCase.steps.last,
      let expected = expectation.steps.last ?? nil
    else { return CheckResult(name: name, status: .skipped) }
    guard observation.hasBackward, let values = observation.pass.steps.last else {
      return CheckResult(name: name, status: .skipped, message: "the candidate has no backward")
    }
    let differences = sweep.derivatives.indices.map { difference($0) }
    var comparison = Comparison()
    for variable in Sweep.Variable.allCases {
      let quantity: StepValues.Quantity =
        variable == .x ? .gradX : variable == .gamma ? .gradGamma : .gradBeta
      guard let gradient = values[quantity], let tolerance = expected.tolerance[quantity] else {
        continue
      }
      let positions = sweep.derivatives.indices.filter {
        sweep.derivatives[$0].variable == variable
      }
      // A forward that is wrong may be steeper than the one that the bounds are made for.
      let size = positions.compactMap { differences[$0]?.value.magnitude }.max() ?? 0
      func bound(_ element: Int) -> Double {
        variable == .x
          ? tolerance.bound(
            channel: step.shape.channel(at: element), x: step.x[element],
            gradOutput: step.gradOutput?[element] ?? 0) : tolerance.base[element]
      }
      for position in positions {
        guard let difference = differences[position] else { continue }
        let own: Double
        var uncertainty: Double
        switch sweep.derivatives[position].direction {
        case .coordinate(let element):
          own = gradient[element]
          uncertainty = bound(element)
        case .dense(let direction):
          own = Expectation.dot(direction, gradient)
          uncertainty = direction.indices.reduce(0) { $0 + direction[$1].magnitude * bound($1) }
        }
        uncertainty += difference.bound + 1e-6 * size
        comparison.add(
          own, difference.value, bound: uncertainty, step: testCase.steps.count - 1,
          index: index(of: sweep.derivatives[position]))
      }
    }
    let result = comparison.result(name)
    guard result.status == .failed else { return result }
    return comparison.result(
      name, message: "the backward is not the derivative of the candidate's own forward")
  }
}
