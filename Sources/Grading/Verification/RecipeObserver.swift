import BatchNorm
import Judging

/// What would be seen of a candidate that follows a recipe, in one case.
final class RecipeObserver {
  private let testCase: Case
  private let evaluator: RecipeEvaluator
  /// For each offset of each derivative the case with its variable moved.
  private lazy var moved: [[RecipeEvaluator]] = movedCases()
  /// Losses by the parts of a recipe that decide them.
  private var losses: [Recipe: [[Double]]] = [:]

  init(_ testCase: Case) {
    self.testCase = testCase
    evaluator = RecipeEvaluator(testCase)
  }

  /// What must be refused is refused.
  func observation(_ recipe: Recipe) -> Observation {
    Observation(
      pass: Observation.Pass(
        steps: evaluator.predict(recipe).map { $0.complete(for: testCase) },
        sweep: testCase.sweep == nil ? [] : sweep(recipe)),
      incidents: testCase.steps.indices.filter { testCase.steps[$0].mustRefuse }
        .map { .refused(step: $0, call: "forward", code: 1) })
  }

  private func sweep(_ recipe: Recipe) -> [[Double]] {
    var forward = recipe
    forward.backward = Recipe(testCase.configuration.conventions).backward
    if let known = losses[forward] { return known }
    let cotangent = testCase.steps.last?.gradOutput ?? []
    let rows = moved.map { row in
      row.map { Self.dot(cotangent, $0.predict(forward).last?.output ?? []) }
    }
    losses[forward] = rows
    return rows
  }

  /// A sweep starts from the initial state, whatever the steps before left.
  private func movedCases() -> [[RecipeEvaluator]] {
    guard let sweep = testCase.sweep, var last = testCase.steps.last else { return [] }
    last.gradOutput = nil
    var still = testCase
    still.steps = [last]
    still.sweep = nil
    return sweep.derivatives.map { derivative in
      derivative.offsets.map { offset in
        var moved = still
        switch derivative.variable {
        case .x: derivative.direction.move(&moved.steps[0].x, by: offset)
        case .gamma:
          if var affine = moved.affine {
            derivative.direction.move(&affine.gamma, by: offset)
            moved.affine = affine
          }
        case .beta:
          if var affine = moved.affine {
            derivative.direction.move(&affine.beta, by: offset)
            moved.affine = affine
          }
        }
        return RecipeEvaluator(moved)
      }
    }
  }

  /// Σ a·b with exact products and a compensated sum, as the worker computes L.
  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    var lost = 0.0
    for (a, b) in zip(a, b) {
      let product = a * b
      let error = (-product).addingProduct(a, b)
      let next = sum + product
      let part = next - sum
      lost += (sum - (next - part)) + (product - part) + error
      sum = next
    }
    return sum + lost
  }
}

extension Sweep.Direction {
  fileprivate func move(_ values: inout [Double], by offset: Double) {
    switch self {
    case .coordinate(let element): values[element] += offset
    case .dense(let direction):
      for index in values.indices { values[index] += offset * direction[index] }
    }
  }
}

extension StepValues {
  /// Without what the case does not ask for.
  fileprivate func complete(for testCase: Case) -> StepValues {
    var values = self
    if testCase.initialRunning == nil { (values.runningMean, values.runningVariance) = (nil, nil) }
    if testCase.affine == nil { (values.gradGamma, values.gradBeta) = (nil, nil) }
    return values
  }
}
