import BatchNorm

/// Says what a candidate that follows a recipe would answer in one case.
///
/// What all recipes share, the statistics of the inputs, is computed once per case; a prediction then
/// costs two passes over the elements. Plain float64.
package final class RecipeEvaluator {
  private let scenario: Case
  private let right: Recipe
  private let tables: [StepTables]

  package init(_ scenario: Case) {
    self.scenario = scenario
    right = Recipe(scenario.configuration.conventions)
    tables = scenario.steps.map(StepTables.init)
  }

  /// The channel of each element of a step's input.
  func channels(step: Int) -> [Int32] { tables[step].groups(.channel).index }

  /// The values of each step; none where the call must be refused, nor after an update that wants the
  /// unbiased variance of one value, where implementations differ.
  package func predict(_ recipe: Recipe) -> [StepValues] {
    var running = scenario.initialRunning
    var isDefined = true
    return tables.map { table in
      guard !table.step.mustRefuse, isDefined else { return StepValues() }
      let call = Call(table, scenario, recipe, right, running)
      running = call.state?.after
      isDefined = !call.storesUndefined
      return isDefined || !call.readsUpdated ? call.values() : StepValues()
    }
  }
}

extension Recipe {
  /// What a candidate that follows this recipe answers at each step of a case.
  package func predict(_ scenario: Case) -> [StepValues] { RecipeEvaluator(scenario).predict(self) }
}
