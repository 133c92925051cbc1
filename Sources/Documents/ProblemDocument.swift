import BatchNorm
package import Judging

/// `judge-problem/1`: an exercise as `problem.json` writes it.
package enum ProblemDocument {
  package static let schema = "judge-problem/1"

  /// Reads a problem.
  ///
  /// - Parameter path: What errors call the file.
  /// - Throws: For anything that the format does not allow, at its place.
  package static func decode(bytes: [UInt8], path: String) throws(DocumentError) -> Problem {
    var reader = try JSONReader(DocumentPieces(bytes), file: path)
    let problem = try reader.problem()
    try reader.end()
    return problem
  }
}

extension JSONReader {
  fileprivate mutating func problem() throws(DocumentError) -> Problem {
    var problem = Problem(
      id: "", title: "", difficulty: "", summary: "", entry: .function, layouts: [],
      conventions: Conventions(momentum: .update, runningVariance: .biased), backward: .optional,
      defaultEps: 0, defaultMomentum: 0, options: Problem.Options(), groups: [], fixtures: [],
      network: nil, hints: [])
    try object(
      required: [
        "schema", "id", "title", "difficulty", "summary", "entry", "layouts", "conventions",
        "backward", "defaults", "groups", "fixtures", "hints",
      ], optional: ["$schema", "options", "network"]
    ) { reader, key throws(DocumentError) in
      switch key {
      // For editors.
      case "$schema": _ = try reader.string()
      case "schema": try reader.schema(ProblemDocument.schema)
      case "id": problem.id = try reader.identifier()
      case "title": problem.title = try reader.text()
      case "difficulty": problem.difficulty = try reader.word(Difficulty.self).rawValue
      case "summary": problem.summary = try reader.text()
      case "entry": problem.entry = try reader.word(Problem.Entry.self)
      case "layouts":
        problem.layouts = try reader.list("a layout", atLeastOne: true) {
          reader throws(DocumentError) in try reader.layout()
        }
      case "conventions": problem.conventions = try reader.conventions()
      case "backward": problem.backward = try reader.word(Problem.Backward.self)
      case "defaults":
        (problem.defaultEps, problem.defaultMomentum) = try reader.defaults()
      case "options": problem.options = try reader.options()
      case "groups": problem.groups = try reader.groups()
      case "fixtures":
        problem.fixtures = try reader.list("a fixture") { reader throws(DocumentError) in
          try reader.identifier()
        }
      case "network": problem.network = reader.null() ? nil : try reader.identifier()
      default:
        problem.hints = try reader.list("a hint") { reader throws(DocumentError) in
          try reader.hint()
        }
      }
    }
    return problem
  }

  /// A name that is safe in a path: letters of ASCII, digits, hyphens.
  private mutating func identifier() throws(DocumentError) -> String {
    try word("a name of letters, digits and hyphens") { text in
      let isSafe = text.utf8.allSatisfy {
        Self.isWordByte($0) && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "+")
      }
      return text.isEmpty || !isSafe ? nil : text
    }
  }

  private mutating func defaults() throws(DocumentError) -> (eps: Double, momentum: Double) {
    var defaults = (eps: 0.0, momentum: 0.0)
    try object(required: ["eps", "momentum"]) { reader, key throws(DocumentError) in
      switch key {
      case "eps": defaults.eps = try reader.nonNegative()
      default:
        defaults.momentum = try reader.number("a number from 0 to 1") { (0...1).contains($0) }
      }
    }
    return defaults
  }

  private mutating func options() throws(DocumentError) -> Problem.Options {
    var options = Problem.Options()
    try object(
      required: [],
      optional: ["affine", "track_running_stats", "momentum_none", "refuses_single_value"]
    ) { reader, key throws(DocumentError) in
      switch key {
      case "affine": options.notAffine = try reader.alsoFalse()
      case "track_running_stats": options.notTracked = try reader.alsoFalse()
      case "momentum_none": options.cumulativeAverage = try reader.bool()
      default: options.refusesSingleValue = try reader.bool()
      }
    }
    return options
  }

  /// Reads `[true]` or `[true, false]`: whether false is among the settings.
  private mutating func alsoFalse() throws(DocumentError) -> Bool {
    let start = place()
    let settings = try list("true or false") { reader throws(DocumentError) in try reader.bool() }
    guard settings.contains(true) else {
      throw error(at: start, expected: "[true] or [true, false]", found: "\(settings)")
    }
    return settings.contains(false)
  }

  private mutating func groups() throws(DocumentError) -> [Problem.Group] {
    let start = place()
    var groups: [Problem.Group] = []
    try array(of: "an array of groups") { reader, _ throws(DocumentError) in
      let start = reader.place()
      var group = Problem.Group(kind: .train, points: 0)
      try reader.object(required: ["id", "points"]) { reader, key throws(DocumentError) in
        switch key {
        case "id": group.kind = try reader.word(CaseGroup.self)
        default:
          group.points = Int(
            try reader.number("a whole number from 1 to 1000000") {
              (1...1_000_000).contains($0) && $0.rounded() == $0
            })
        }
      }
      if groups.contains(where: { $0.kind == group.kind }) {
        throw reader.error(
          at: start, expected: "each group once", found: "\"\(group.kind.rawValue)\" again")
      }
      groups.append(group)
    }
    if groups.isEmpty { throw error(at: start, expected: "at least one group", found: "none") }
    return groups
  }
}

private enum Difficulty: String, CaseIterable {
  case easy
  case medium
  case hard
}
