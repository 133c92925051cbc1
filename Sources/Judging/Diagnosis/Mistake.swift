import BatchNorm

/// A mistake that people make, as an edit of the right recipe, with its page of the manual.
///
/// Each stands in a file of its own in `Mistakes/`; `Mistake.catalogue` lists them.
package struct Mistake: Sendable {
  package enum Group: String, Hashable, Sendable, CaseIterable {
    /// The output in training, and in eval where it is computed alike.
    case output
    case running
    case eval
    case backward
  }

  /// What `judge explain` shows.
  package struct Page: Hashable, Sendable {
    /// What is computed instead.
    package var computes: String
    /// Why people write it.
    package var reason: String
    /// How it shows.
    package var shows: String
    /// Which inputs hide it.
    package var hidden: String
    /// How to find it in one's own code.
    package var search: String
  }

  /// What is said of a mistake, in one language.
  package struct Words: Hashable, Sendable {
    package var title: String
    /// In one line, what is computed and what is asked for.
    package var summary: String
    /// Where to look, without the solution.
    package var hint: String
    package var page: Page
  }

  /// One way in which the mistake is made: some spread further than others.
  package struct Form: Sendable {
    /// What is particular to this form, as a sentence; nil for the plain one.
    package let note: Bilingual?
    let edit: Edit

    init(_ note: String, chinese: String, _ edit: @escaping Edit) {
      self.init(Bilingual(note, chinese: chinese), edit)
    }

    init(_ note: Bilingual?, _ edit: @escaping Edit) {
      self.note = note
      self.edit = edit
    }
  }

  /// The problems whose candidates can make it and be seen to.
  enum Scope: Sendable {
    case any
    /// Some input has dimensions besides N and C, so that n is not N.
    case spatialInput
    case biasedRunningVariance
    case unbiasedRunningVariance
    /// Some layer has the momentum None.
    case cumulativeAverage
  }

  package typealias Edit = @Sendable (inout Recipe, Problem) -> Void

  /// As reports and `judge explain` spell it.
  package let slug: String
  package let group: Group
  package let english: Words
  package let chinese: Words
  let scope: Scope
  /// The plain one first.
  package let forms: [Form]

  /// - Parameters:
  ///   - leaks: what may go wrong on top of `edit`, from the same cause.
  ///   - alternatives: other edits that are the same mistake.
  init(
    slug: String, title: String, group: Group, summary: String, hint: String, page: Page,
    chinese: Words, scope: Scope = .any, leaks: [Form] = [], alternatives: [Form] = [],
    edit: @escaping Edit
  ) {
    self.slug = slug
    self.group = group
    english = Words(title: title, summary: summary, hint: hint, page: page)
    self.chinese = chinese
    self.scope = scope
    forms =
      [Form(nil, edit)]
      + leaks.map { leak in
        Form(leak.note) { recipe, problem in
          edit(&recipe, problem)
          leak.edit(&recipe, problem)
        }
      } + alternatives
  }
}

extension Mistake {
  package func words(in language: Language) -> Words {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  /// Whether a candidate for this problem can make it and be seen to.
  package func applies(to problem: Problem) -> Bool {
    switch scope {
    case .any: true
    case .spatialInput: problem.layouts.contains { $0.rank > 2 }
    case .biasedRunningVariance: problem.conventions.runningVariance == .biased
    case .unbiasedRunningVariance: problem.conventions.runningVariance == .unbiased
    case .cumulativeAverage: problem.options.cumulativeAverage
    }
  }

  /// The right recipe of a problem with this mistake in its plain form.
  package func recipe(for problem: Problem) -> Recipe {
    var recipe = Recipe(problem.conventions)
    make(&recipe, problem)
    return recipe
  }

  /// Makes this mistake in a recipe, in its plain form or in another one.
  package func make(_ recipe: inout Recipe, _ problem: Problem, form: Int = 0) {
    forms[form].edit(&recipe, problem)
  }
}
