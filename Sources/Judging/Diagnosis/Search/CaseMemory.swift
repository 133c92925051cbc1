import BatchNorm
import Synchronization

/// What is known of a case whoever the candidate is. It is found when it is first asked for, and kept
/// for the other candidates of a class, which several threads may judge.
final class CaseMemory: Sendable {
  /// What the right recipe gives.
  struct Right {
    var prediction: Prediction
    /// Errors that say nothing, step by step.
    var floors: [StepValues.Scales]
    var isIllConditioned: Bool

    /// The channel of each element of a step's input.
    var channels: [[Int32]]

    init(_ scenario: Case, _ evaluators: RecipeEvaluators) {
      let prediction = Prediction(Recipe(scenario.configuration.conventions), evaluators)
      self.prediction = prediction
      floors = scenario.steps.indices.map { scenario.scales(step: $0, right: prediction.values) }
      isIllConditioned = !evaluators.moved.isEmpty
      channels = scenario.steps.indices.map(evaluators.exact.channels)
    }
  }

  private struct State {
    var right: Right?
    var changed: [Recipe: Slots] = [:]
  }

  private let state = Mutex(State())

  func right(_ find: () -> Right) -> Right {
    if let known = state.withLock({ $0.right }) { return known }
    let right = find()
    state.withLock { $0.right = right }
    return right
  }

  /// What a recipe makes differ from the right one.
  func changed(by recipe: Recipe, _ find: () -> Slots) -> Slots {
    if let known = state.withLock({ $0.changed[recipe] }) { return known }
    let slots = find()
    state.withLock { $0.changed[recipe] = slots }
    return slots
  }
}

/// What `Diagnoser` keeps from one candidate to the next; for one list of cases.
package struct DiagnosisMemory: Sendable {
  let cases: [CaseMemory]

  package init(_ cases: [Case]) { self.cases = cases.map { _ in CaseMemory() } }
}
