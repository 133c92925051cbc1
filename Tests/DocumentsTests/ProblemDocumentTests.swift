import BatchNorm
import Documents
import Foundation
import Judging
import Testing

@Suite struct ProblemDocumentTests {
  static let good = """
    {
      "schema": "judge-problem/1", "id": "batchnorm1d", "title": "T", "difficulty": "easy",
      "summary": "S", "entry": "layer", "layouts": ["NC", "NCL"],
      "conventions": {"momentum": "update", "running_var": "biased"}, "backward": "optional",
      "defaults": {"eps": 1e-5, "momentum": 0.1},
      "options": {"affine": [true, false], "track_running_stats": [true], "momentum_none": true},
      "groups": [{"id": "train", "points": 4}, {"id": "fixture", "points": 2}],
      "fixtures": ["a-1", "b"], "network": "mlp",
      "hints": ["Look at the axis."]
    }
    """

  @Test func decodes() throws {
    let problem = try ProblemDocument.decode(bytes: Array(Self.good.utf8), path: "p")
    var options = Problem.Options()
    options.notAffine = true
    options.cumulativeAverage = true
    let expected = Problem(
      id: "batchnorm1d", title: "T", difficulty: "easy", summary: "S", entry: .layer,
      layouts: [try Layout("NC"), try Layout("NCL")],
      conventions: Conventions(momentum: .update, runningVariance: .biased), backward: .optional,
      defaultEps: 1e-5, defaultMomentum: 0.1, options: options,
      groups: [
        Problem.Group(kind: .train, points: 4), Problem.Group(kind: .fixture, points: 2),
      ], fixtures: ["a-1", "b"], network: "mlp", hints: ["Look at the axis."])
    #expect(problem == expected)
  }

  @Test func optionsAndNetworkMayBeMissing() throws {
    var text = Self.good.replacing(", \"network\": \"mlp\"", with: "")
    let start = try #require(text.firstRange(of: "\"options\"")).lowerBound
    let end = try #require(text.firstRange(of: "\"groups\"")).lowerBound
    text.removeSubrange(start..<end)
    let problem = try ProblemDocument.decode(bytes: Array(text.utf8), path: "p")
    #expect(problem.options == Problem.Options() && problem.network == nil)
  }

  /// The exercises of the project.
  @Test func realProblems() throws {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.appending(path: "problems")
    let ids = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !$0.contains(".") }
    #expect(!ids.isEmpty)
    for id in ids {
      let file = folder.appending(path: "\(id)/problem.json")
      let bytes = [UInt8](try Data(contentsOf: file))
      let problem = try ProblemDocument.decode(bytes: bytes, path: "\(id)/problem.json")
      #expect(problem.id == id)
      for fixture in problem.fixtures {
        let files = RecordedFixtureTests.files.filter { $0.hasSuffix("/\(fixture).json") }
        #expect(files.count == 1, "\(id): \(fixture)")
      }
    }
  }

  static let rows: [(from: String, to: String, message: String)] = [
    (
      "\"easy\"", "\"hrad\"",
      "p:2:81: difficulty: expected \"easy\", \"medium\" or \"hard\", found \"hrad\"; "
        + "did you mean \"hard\"?"
    ),
    ("\"S\"", "\"\"", "p:3:14: summary: expected a string that is not empty, found \"\""),
    ("\"S\"", "5", "p:3:14: summary: expected a string that is not empty, found 5"),
    (
      "\"NCL\"]", "\"NC\"]",
      "p:3:55: layouts[1]: expected a layout that is not there yet, found one that is"
    ),
    ("[\"NC\", \"NCL\"]", "[]", "p:3:48: layouts: expected at least one element, found none"),
    ("[\"NC\", \"NCL\"]", "\"NC\"", "p:3:48: layouts: expected an array, found \"NC\""),
    (
      "\"momentum\": 0.1", "\"momentum\": 1.5",
      "p:5:41: defaults.momentum: expected a number from 0 to 1, found 1.5"
    ),
    (
      "[true, false]", "[false]",
      "p:6:25: options.affine: expected [true] or [true, false], found [false]"
    ),
    (
      "\"momentum_none\": true", "\"momentum_none\": 1",
      "p:6:88: options.momentum_none: expected true or false, found 1"
    ),
    (
      "\"momentum_none\"", "\"momentum_nil\"",
      "p:6:71: options: expected one of the keys affine, track_running_stats, momentum_none, "
        + "refuses_single_value, found \"momentum_nil\"; did you mean \"momentum_none\"?"
    ),
    (
      "\"points\": 4", "\"points\": 0",
      "p:7:40: groups[0].points: expected a whole number from 1 to 1000000, found 0"
    ),
    (
      "\"points\": 4", "\"points\": 2.5",
      "p:7:40: groups[0].points: expected a whole number from 1 to 1000000, found 2.5"
    ),
    (
      "\"id\": \"fixture\"", "\"id\": \"train\"",
      "p:7:44: groups[1]: expected each group once, found \"train\" again"
    ),
    (
      "\"b\"]", "\"../b\"]",
      "p:8:23: fixtures[1]: expected a name of letters, digits and hyphens, found \"../b\""
    ),
    (
      "\"title\": \"T\", ", "",
      "p:1:1: expected the key \"title\", found none"
    ),
  ]

  @Test(arguments: rows)
  func namesThePlace(_ row: (from: String, to: String, message: String)) {
    let text = Self.good.replacing(row.from, with: row.to, maxReplacements: 1)
    let error = #expect(throws: DocumentError.self) {
      try ProblemDocument.decode(bytes: Array(text.utf8), path: "p")
    }
    #expect(error?.description == row.message)
  }
}
