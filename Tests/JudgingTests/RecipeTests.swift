import BatchNorm
import Judging
import Testing

/// The largest difference between two answers, against the largest number of each tensor.
func difference(_ left: [StepValues], _ right: [StepValues]) -> Double {
  var largest = 0.0
  for (left, right) in zip(left, right) {
    for quantity in StepValues.Quantity.allCases {
      guard let left = left[quantity], let right = right[quantity] else {
        if (left[quantity] == nil) != (right[quantity] == nil) { return .infinity }
        continue
      }
      let scale = max(left.lazy.map(\.magnitude).filter(\.isFinite).max() ?? 0, 1e-300)
      for (a, b) in zip(left, right) where a.bitPattern != b.bitPattern && !(a.isNaN && b.isNaN) {
        largest = a.isNaN || b.isNaN ? .infinity : max(largest, abs(a - b) / scale)
      }
    }
  }
  return largest
}

@Suite struct RecipeTests {
  struct Row: Sendable, CustomStringConvertible {
    var layout: String
    var sizes: [[Int]]
    var momentum: Double? = 0.3
    var fresh = false
    var tracked = true
    var affine = true

    var description: String { "\(layout) \(sizes)" }
  }

  static let rows = [
    Row(layout: "NC", sizes: [[5, 3], [4, 3], [2, 3], [1, 3]]),
    Row(layout: "NC", sizes: [[7, 2], [3, 2], [2, 2], [4, 2]], momentum: nil, fresh: true),
    Row(layout: "NC", sizes: [[7, 2], [3, 2], [2, 2], [4, 2]], affine: false),
    Row(layout: "NCL", sizes: [[3, 4, 5], [1, 4, 2], [2, 4, 3], [5, 4, 1]]),
    Row(layout: "NCHW", sizes: [[3, 4, 2, 5], [2, 4, 5, 1], [2, 4, 3, 2], [1, 4, 2, 3]]),
    Row(layout: "NHWC", sizes: [[3, 2, 5, 4], [2, 5, 1, 4], [1, 2, 3, 4], [1, 2, 3, 4]]),
    Row(layout: "CN", sizes: [[3, 5], [3, 2], [3, 4], [3, 1]], tracked: false),
  ]

  @Test("The right recipe agrees with the reference", arguments: rows)
  func agreesWithReference(_ row: Row) throws {
    for conventions in [Probes.biased, Probes.unbiased, Probes.keeping] {
      let modes: [Mode] = row.tracked ? [.train, .eval, .train, .eval] : [.train, .train, .eval]
      let scenario = try Probes.sequence(
        row.layout, row.sizes, modes: modes, conventions: conventions, momentum: row.momentum,
        fresh: row.fresh, tracked: row.tracked, affine: row.affine)
      let predicted = Recipe(conventions).predict(scenario)
      #expect(difference(predicted, try reference(scenario)) < 1e-13)
    }
  }

  @Test("Following its own forward, the right backward stays the same")
  func ownDerivative() throws {
    let scenario = try Probes.sequence(
      "NCHW", [[3, 4, 2, 5], [2, 4, 5, 1], [2, 4, 3, 2], [1, 4, 2, 3]])
    let right = Recipe(Probes.biased).predict(scenario)
    for follows in Recipe.Followed.allCases {
      var recipe = Recipe(Probes.biased)
      recipe.backward.follows = follows
      #expect(difference(recipe.predict(scenario), right) < 1e-13)
    }
  }

  static let forwards = Mistake.catalogue.filter { $0.group == .output || $0.group == .eval }

  @Test("A backward that follows its own wrong forward is its derivative", arguments: forwards)
  func derivative(of mistake: Mistake) throws {
    let problem = try Probes.problem(["NCHW"])
    for mode in Mode.allCases {
      let scenario = try Probes.sequence("NCHW", [[3, 4, 2, 5]], modes: [mode])
      var recipe = mistake.recipe(for: problem)
      recipe.backward.follows = .ownForward
      let predicted = recipe.predict(scenario)[0]
      let dy = try #require(scenario.steps[0].gradOutput)
      func loss(_ edit: (inout Case) -> Void) -> Double {
        var moved = scenario
        edit(&moved)
        let output = recipe.predict(moved)[0].output ?? []
        return zip(output, dy).reduce(0) { $0 + $1.0 * $1.1 }
      }
      func slope(_ edit: (inout Case, Double) -> Void) -> Double {
        let step = 1e-4
        return (loss { edit(&$0, step) } - loss { edit(&$0, -step) }) / (2 * step)
      }
      for (index, gradient) in (predicted.gradX ?? []).enumerated() {
        let expected = slope { $0.steps[0].x[index] += $1 }
        #expect(abs(gradient - expected) < 1e-5 * (1 + abs(expected)), "x[\(index)], \(mode)")
      }
      for channel in 0..<4 {
        let gamma = slope { $0.affine?.gamma[channel] += $1 }
        #expect(abs((predicted.gradGamma?[channel] ?? .nan) - gamma) < 1e-5 * (1 + abs(gamma)))
        let beta = slope { $0.affine?.beta[channel] += $1 }
        #expect(abs((predicted.gradBeta?[channel] ?? .nan) - beta) < 1e-5 * (1 + abs(beta)))
      }
    }
  }
}

extension Mistake: CustomTestStringConvertible {
  public var testDescription: String { slug }
}
