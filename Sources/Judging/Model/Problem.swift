package import BatchNorm

/// An exercise: what a candidate must export and by which conventions it is judged. All of it comes
/// from `problem.json`; a new exercise of a known form needs no Swift.
package struct Problem: Hashable, Sendable {
  /// Which of the two forms of `judge_candidate.h` a candidate exports.
  package enum Entry: String, Hashable, Sendable, CaseIterable {
    case function
    case layer
  }

  package enum Backward: String, Hashable, Sendable, CaseIterable {
    /// Judged where the candidate exports one.
    case optional
    /// A candidate without one does not load.
    case required
  }

  /// A set of cases that earns its points together.
  package struct Group: Hashable, Sendable {
    package var kind: CaseGroup
    package var points: Int

    package init(kind: CaseGroup, points: Int) {
      self.kind = kind
      self.points = points
    }
  }

  /// One step further, without the solution.
  package struct Hint: Hashable, Sendable, ExpressibleByStringLiteral {
    package var text: String
    /// The same in Chinese.
    package var chinese: String?
    /// The mistakes, checks, groups of cases and verdicts after which it comes before the others.
    package var topics: [String]

    package init(_ text: String, chinese: String? = nil, topics: [String] = []) {
      self.text = text
      self.chinese = chinese
      self.topics = topics
    }

    package init(stringLiteral value: String) { self.init(value) }

    /// What a hint may be about.
    package static let knownTopics = Set(
      Mistake.catalogue.map(\.slug) + CheckName.allCases.map(\.rawValue)
        + CaseGroup.allCases.map(\.rawValue) + Verdict.allCases.map(\.rawValue))
  }

  /// What the planner may vary beyond what every exercise varies.
  package struct Options: Hashable, Sendable {
    /// Cases without γ and β.
    package var notAffine = false
    /// Cases without running statistics.
    package var notTracked = false
    /// Cases whose momentum is None, the cumulative average.
    package var cumulativeAverage = false
    /// Training with one value per channel must be refused.
    package var refusesSingleValue = false

    package init() {}
  }

  package var id: String
  package var title: String
  package var difficulty: String
  package var summary: String
  package var entry: Entry
  package var layouts: [Layout]
  package var conventions: Conventions
  package var backward: Backward
  package var defaultEps: Double
  package var defaultMomentum: Double
  package var options: Options
  package var groups: [Group]
  /// The ids of the fixtures whose inputs are cases of this exercise.
  package var fixtures: [String]
  /// The recorded training run that the exercise replays, if it is one about training a network.
  package var network: String?
  package var hints: [Hint]

  package init(
    id: String, title: String, difficulty: String, summary: String, entry: Entry,
    layouts: [Layout], conventions: Conventions, backward: Backward, defaultEps: Double,
    defaultMomentum: Double, options: Options, groups: [Group], fixtures: [String],
    network: String?, hints: [Hint]
  ) {
    self.id = id
    self.title = title
    self.difficulty = difficulty
    self.summary = summary
    self.entry = entry
    self.layouts = layouts
    self.conventions = conventions
    self.backward = backward
    self.defaultEps = defaultEps
    self.defaultMomentum = defaultMomentum
    self.options = options
    self.groups = groups
    self.fixtures = fixtures
    self.network = network
    self.hints = hints
  }
}
