import BatchNorm
import Judging

/// Shows that a problem's plan rejects every mistake of the catalogue and accepts the right recipe, by
/// what candidates would answer that follow these recipes.
struct MistakeVerification {
  /// One form of one mistake.
  private struct Suspect {
    var mistake: Int
    var form: Int
    var recipe: Recipe
  }

  /// What one seed shows.
  struct Findings {
    var failures: [[CheckName: Int]]
    /// Mistakes and forms that no case rejects.
    var survivors: [(mistake: Int, form: Int)]
    /// In words, where the right recipe is rejected.
    var rejections: [String]
    var cases: Int
  }

  let problem: Problem
  let mistakes: [Mistake]
  private let suspects: [Suspect]

  init(_ problem: Problem) {
    self.problem = problem
    mistakes = Mistake.catalogue.filter { $0.applies(to: problem) }
    suspects = mistakes.enumerated().flatMap { index, mistake in
      mistake.forms.indices.map { form in
        var recipe = Recipe(problem.conventions)
        mistake.make(&recipe, problem, form: form)
        return Suspect(mistake: index, form: form, recipe: recipe)
      }
    }
  }

  /// - Parameter counts: Count the checks that fail; else it is enough that one does.
  func findings(
    seed: UInt64, fixtures: [Fixture], counts: Bool
  ) throws(BatchNormError) -> Findings {
    let cases = try Planner.plan(problem, seed: seed, fixtures: fixtures)
    var findings = Findings(
      failures: Array(repeating: [:], count: mistakes.count), survivors: [], rejections: [],
      cases: cases.count)
    var alive = suspects
    for testCase in cases {
      let expectation = try Expectation(testCase)
      let observer = RecipeObserver(testCase)
      func judge(_ recipe: Recipe) -> CaseResult {
        CaseJudge.judge(
          testCase, expectation: expectation, observation: observer.observation(recipe))
      }
      let right = judge(Recipe(testCase.configuration.conventions))
      if right.verdict != .accepted { findings.rejections.append(right.rejection(seed: seed)) }
      alive.removeAll { suspect in
        // What needs no counting is not even predicted any more.
        let result = judge(suspect.recipe)
        if counts, suspect.form == 0 {
          for check in result.checks where check.status == .failed {
            findings.failures[suspect.mistake][check.name, default: 0] += 1
          }
          return false
        }
        return result.verdict == .wrongAnswer
      }
    }
    findings.survivors = alive.filter {
      !counts || $0.form > 0 || findings.failures[$0.mistake].isEmpty
    }.map { ($0.mistake, $0.form) }
    return findings
  }
}

extension CaseResult {
  /// In words, that a right answer was not accepted.
  fileprivate func rejection(seed: UInt64) -> String {
    let failed = checks.filter { $0.status == .failed }.map(\.name.rawValue)
    return "the right recipe is \(verdict.rawValue) in \(id) at seed \(seed): "
      + (failed.isEmpty ? message ?? "" : failed.joined(separator: ", "))
  }
}
