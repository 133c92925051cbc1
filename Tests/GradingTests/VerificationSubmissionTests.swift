import FoundationEssentials
import Judging
import Testing

@testable import Grading

@Suite struct VerificationSubmissionTests {
  /// A folder of problems with one in it, made of files of the real one.
  final class Folder {
    let path: String

    init(_ files: [String: String]) throws {
      path = FileManager.default.temporaryDirectory.path + "/judge-verify-\(UUID().uuidString)"
      for (name, text) in files {
        let url = URL(filePath: "\(path)/problems/batchnorm/\(name)")
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var problem: String { path + "/problems/batchnorm" }
  }

  static func real(_ name: String) throws -> String {
    let path = VerificationTests.checkout + "/problems/batchnorm/" + name
    return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  @Test("What lies in the wrong place is named")
  func folders() throws {
    let folder = try Folder([
      "submissions/accepted/a.c": "x", "submissions/accepted/notes.txt": "x",
      "submissions/rejected/b.c": "x", "submissions/wrong_answer/c.c.json": "{}",
      "submissions/wrong_answer/d.c": "x", "submissions/wrong_answer/d.c.json": "{}",
    ])
    let (submissions, faults) = try StoredSubmission.all(in: folder.problem)
    #expect(
      submissions.map(\.name) == ["submissions/accepted/a.c", "submissions/wrong_answer/d.c"])
    #expect(
      faults == [
        "submissions/accepted/notes.txt: this is no candidate",
        "submissions/rejected: no verdict of a candidate is called so",
        "submissions/wrong_answer/c.c.json: there is no c.c",
        #"submissions/wrong_answer/d.c.json:1:1: expected the key "schema", found none"#,
      ])
  }

  @Test("Of a problem that cannot be read, that is said")
  func unreadable() throws {
    let folder = try Folder(["problem.json": "{"])
    var installation = VerificationTests.installation
    installation.problemsOverride = folder.path + "/problems"
    let result = try Verifier(installation, jobs: 1).verify("batchnorm")
    #expect(!result.holds)
    #expect(result.parts.map(\.name) == ["specification"])
  }

  @Test("Submissions that break their promise are named, each with what it did instead")
  func brokenPromises() throws {
    var specification = try Self.real("problem.json")
    let groups = try #require(specification.firstRange(of: #""groups": ["#)).upperBound
    let end = try #require(specification[groups...].firstRange(of: "\n  ],")).lowerBound
    specification.replaceSubrange(groups..<end, with: #"{ "id": "refusal", "points": 1 }"#)
    specification = specification.replacing(
      #"{ "id": "refusal", "points": 1 }"#,
      with: #"{ "id": "train", "points": 1 }, { "id": "refusal", "points": 1 }"#)
    let fixtures = try #require(specification.firstRange(of: #""fixtures": ["#)).upperBound
    let last = try #require(specification[fixtures...].firstRange(of: "],")).lowerBound
    specification.replaceSubrange(fixtures..<last, with: "")

    let promise = #"{"schema": "judge-submission/1", "#
    let folder = try Folder([
      "problem.json": specification,
      "submissions/accepted/beta.c": try Self.real("submissions/wrong_answer/beta-missing.c"),
      "submissions/wrong_answer/right.c": try Self.real("submissions/accepted/two-pass.c"),
      "submissions/wrong_answer/eps.c": try Self.real("submissions/wrong_answer/eps-squared.c"),
      "submissions/wrong_answer/eps.c.json": promise
        + #""checks": ["output", "running_mean"], "mistakes": ["eps-missing"]}"#,
      "starter.c": try Self.real("submissions/accepted/two-pass.c"),
    ])
    let installation = Installation(
      programFolder: productFolder,
      environment: [
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "",
        "XDG_CACHE_HOME": FileManager.default.temporaryDirectory.path + "/judge-test-cache",
      ], problemsOverride: folder.path + "/problems")
    let result = try Verifier(installation, jobs: 2, seeds: [0]).verify("batchnorm")
    let faults = Dictionary(uniqueKeysWithValues: result.parts.map { ($0.name, $0.faults) })
    #expect(
      faults["specification"] == [
        "there is no statement.md", "the group refusal has points but no cases",
      ])
    #expect(
      faults["submissions"] == [
        "submissions/accepted/beta.c: wrong_answer, not accepted; output fails in train-first-nc",
        "submissions/wrong_answer/eps.c: running_mean fails nowhere, but its .json promises it",
        "submissions/wrong_answer/eps.c: diagnosed as eps-squared, not as eps-missing",
        "submissions/wrong_answer/right.c: accepted, not wrong_answer",
      ])
    #expect(faults["starters"] == ["starter.c: accepted, not wrong_answer"])
    #expect(
      faults["mistakes"]?.contains("batch-stats-in-eval: no case rejects form 1 at seed 0") == true)
    #expect(faults["comparator"] == [])
    #expect(faults["gradients"] == [])
  }
}
