/// One or two mistakes, in certain forms.
struct Hypothesis {
  /// Their places in the catalogue, ascending.
  var mistakes: [Int]
  var recipe: Recipe
  /// What is particular to the forms, in sentences.
  var notes: [Bilingual]
  /// How far from the plain forms: for each other form one, and one if the second mistake undoes a part
  /// of the first.
  var rank: Int
  let edits: [Mistake.Edit]
}

extension Hypothesis {
  /// Of a single mistake: it is about the running statistics, or reads them while they change.
  var concernsState: Bool {
    Mistake.catalogue[mistakes[0]].group == .running || recipe.training.readsUpdated
      || recipe.evaluation.readsUpdated
  }

  /// Every form of every mistake that applies to a problem, and each with a backward that is right all
  /// the same, or that repeats the forward's mistake in one of two ways.
  static func singles(for problem: Problem, withGradients: Bool) -> [Hypothesis] {
    let right = Recipe(problem.conventions)
    var hypotheses: [Hypothesis] = []
    for (place, mistake) in Mistake.catalogue.enumerated() where mistake.applies(to: problem) {
      if mistake.group == .backward, !withGradients { continue }
      var known: Set<Recipe> = [right]
      for (number, form) in mistake.forms.enumerated() {
        let isForward = mistake.group == .output || mistake.group == .eval
        for follows in Recipe.Followed.allCases {
          if follows != .rightForward, !withGradients || !isForward { continue }
          if follows == .ownStatisticsByChannel, !form.sharesAcrossChannels(problem) { continue }
          let edit: Mistake.Edit = { recipe, problem in
            form.edit(&recipe, problem)
            if follows != .rightForward { recipe.backward.follows = follows }
          }
          var recipe = right
          edit(&recipe, problem)
          guard known.insert(recipe).inserted else { continue }
          hypotheses.append(
            Hypothesis(
              mistakes: [place], recipe: recipe, notes: [form.note].compactMap(\.self),
              rank: number == 0 ? 0 : 1, edits: [edit]))
        }
      }
    }
    return hypotheses
  }

  /// What both do; nil if one of them hides the other.
  func recipe(with other: Hypothesis, _ problem: Problem) -> Recipe? {
    guard mistakes != other.mistakes else { return nil }
    var both = recipe
    for edit in other.edits { edit(&both, problem) }
    return both == recipe || both == other.recipe ? nil : both
  }

  /// Both at once, which is the recipe `both`.
  func joined(with other: Hypothesis, _ both: Recipe, _ problem: Problem) -> Hypothesis {
    var reverse = other.recipe
    for edit in edits { edit(&reverse, problem) }
    return Hypothesis(
      mistakes: (mistakes + other.mistakes).sorted(), recipe: both, notes: notes + other.notes,
      rank: rank + other.rank + (both == reverse ? 0 : 1), edits: edits + other.edits)
  }
}

extension Mistake.Form {
  /// Elements share a mean and a variance that are not all of one channel, or are of several.
  fileprivate func sharesAcrossChannels(_ problem: Problem) -> Bool {
    var recipe = Recipe(problem.conventions)
    edit(&recipe, problem)
    return recipe.training.elements != .channel || recipe.evaluation.elements != .channel
  }
}
