import BatchNorm
import Judging

/// Feeds the checks of a plan with answers that were tampered with, and sees that they are judged as
/// they must be.
struct ComparatorVerification {
  private(set) var judged = 0
  private(set) var faults: [String] = []

  /// Each of these in each quantity of each step.
  init(_ cases: [Case], _ expectations: [Expectation]) {
    for (testCase, expectation) in zip(cases, expectations) {
      let observer = RecipeObserver(testCase)
      var answer = observer.observation(Recipe(testCase.configuration.conventions))
      for (step, expected) in expectation.steps.enumerated() {
        if let expected { answer.pass.steps[step] = expected.values }
      }
      let trial = Trial(testCase: testCase, expectation: expectation, answer: answer)
      add(trial.verdict == .accepted, "the reference's own answer is not accepted", trial)
      for (step, expected) in expectation.steps.enumerated() {
        guard let expected else { continue }
        for quantity in StepValues.Quantity.allCases where expected.values[quantity] != nil {
          tamper(trial, expected, step, quantity)
        }
      }
      if testCase.sweep != nil { tamperWithSweep(trial) }
    }
  }

  private mutating func add(_ holds: Bool, _ fault: @autoclosure () -> String, _ trial: Trial) {
    judged += 1
    if !holds { faults.append("\(trial.testCase.id): \(fault())") }
  }

  private mutating func tamper(
    _ trial: Trial, _ expected: Expectation.Step, _ step: Int, _ quantity: StepValues.Quantity
  ) {
    let right = expected.values[quantity] ?? []
    let bounds = trial.expectation.bounds(of: quantity, step: step, trial.testCase)
    let place = "\(quantity.rawValue) of step \(step + 1)"
    func verdict(_ values: [Double]?) -> Verdict { trial.verdict(with: values, quantity, step) }

    for (name, values) in [
      ("missing", nil), ("empty", []), ("truncated", Array(right.dropLast())),
      ("one too long", right + [0]),
    ] as [(String, [Double]?)] {
      add(verdict(values) == .judgeError, "\(place), \(name), is not our own fault", trial)
    }
    let finite = right.indices.filter { right[$0].isFinite && bounds[$0].isFinite }
    guard let element = finite.max(by: { right[$0].magnitude < right[$1].magnitude }) else {
      let numbers = right.map { $0.isNaN ? 0 : $0 }
      add(verdict(numbers) == .wrongAnswer, "\(place): numbers instead of NaN pass", trial)
      return
    }
    func with(_ value: Double) -> [Double] {
      var values = right
      values[element] = value
      return values
    }
    let unwritten = Double(bitPattern: Unwritten.pattern)
    for junk in [
      .nan, .infinity, -.infinity, unwritten, 1e300, -1e300, .greatestFiniteMagnitude,
    ] as [Double] {
      add(
        verdict(with(junk)) == .wrongAnswer, "\(place): \(junk) passes for \(right[element])", trial
      )
    }
    for (name, values) in [
      ("NaN", right.map { _ in Double.nan }), ("zeros", right.map { _ in 0 }),
      ("negated numbers", right.map { -$0 }), ("huge numbers", right.map { _ in 1e300 }),
      ("nothing written", right.map { _ in unwritten }),
      ("numbers twice as large", right.map { $0 * 2 }),
    ] {
      let differs = finite.contains { !((values[$0] - right[$0]).magnitude <= bounds[$0]) }
      if differs {
        add(verdict(values) == .wrongAnswer, "\(place): \(name) pass", trial)
      }
    }
    add(
      verdict(right.map { $0 == 0 ? -$0 : $0 }) == .accepted, "\(place): -0 is not taken for 0",
      trial)
    if right.contains(where: \.isNaN) {
      let numbers = right.map { $0.isNaN ? 0 : $0 }
      add(verdict(numbers) == .wrongAnswer, "\(place): numbers instead of NaN pass", trial)
    }
    noise(trial, expected, step, quantity, right: right, bounds: bounds, finite: finite)
  }

  /// Every element just inside of its tolerance, and one just outside.
  private mutating func noise(
    _ trial: Trial, _ expected: Expectation.Step, _ step: Int, _ quantity: StepValues.Quantity,
    right: [Double], bounds: [Double], finite: [Int]
  ) {
    let place = "\(quantity.rawValue) of step \(step + 1)"
    // Running statistics that eval keeps, and those that a later step keeps, are held to themselves.
    let isState = quantity == .runningMean || quantity == .runningVariance
    let isLast = step == trial.testCase.steps.count - 1
    if isState, trial.testCase.steps[step].mode == .eval || !isLast { return }
    for sign in [1.0, -1] {
      var inside = right
      for element in finite {
        let moved = right[element] + sign * 0.99 * bounds[element]
        if (moved - right[element]).magnitude <= bounds[element] { inside[element] = moved }
      }
      add(
        trial.verdict(with: inside, quantity, step) == .accepted,
        "\(place): what is within its tolerance is rejected", trial)
      for element in finite.prefix(3) {
        var outside = right
        outside[element] += sign * 1.01 * bounds[element]
        while (outside[element] - right[element]).magnitude <= bounds[element] {
          outside[element] = sign > 0 ? outside[element].nextUp : outside[element].nextDown
        }
        add(
          trial.verdict(with: outside, quantity, step) == .wrongAnswer,
          "\(place): \(outside[element]) passes for \(right[element])", trial)
      }
    }
  }

  private mutating func tamperWithSweep(_ trial: Trial) {
    let losses = trial.answer.pass.sweep
    for (name, sweep) in [
      ("without differences", []), ("with a difference less", Array(losses.dropLast())),
      ("with a loss less", [Array(losses[0].dropLast())] + losses.dropFirst()),
    ] as [(String, [[Double]])] {
      add(trial.verdict(sweep: sweep) == .judgeError, "\(name) is not our own fault", trial)
    }
    for junk in [.nan, .infinity, 1e300] as [Double] {
      for row in losses.indices {
        var sweep = losses
        sweep[row][0] = junk
        add(trial.verdict(sweep: sweep) == .wrongAnswer, "a loss of \(junk) passes", trial)
      }
    }
    let flat = losses.map { row in row.map { _ in 1.0 } }
    add(trial.verdict(sweep: flat) == .wrongAnswer, "a forward without slope passes", trial)
  }
}

/// A case with an answer that is right.
private struct Trial {
  let testCase: Case
  let expectation: Expectation
  let answer: Observation

  var verdict: Verdict { verdict(answer) }

  private func verdict(_ observation: Observation) -> Verdict {
    CaseJudge.judge(testCase, expectation: expectation, observation: observation).verdict
  }

  func verdict(
    with values: [Double]?, _ quantity: StepValues.Quantity, _ step: Int
  ) -> Verdict {
    var observation = answer
    observation.pass.steps[step][quantity] = values
    return verdict(observation)
  }

  func verdict(sweep: [[Double]]) -> Verdict {
    var observation = answer
    observation.pass.sweep = sweep
    return verdict(observation)
  }
}
