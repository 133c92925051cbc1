import Foundation
import Testing

/// Right candidates in many arithmetics are accepted, and wrong ones named, by the real program.
struct RealCandidateTests {
  /// Those of the same conventions together. Where the arithmetic is that of the others, every third
  /// is tried.
  static let problems = [
    (["batchnorm", "batchnorm-backward"], every: 1), (["batchnorm1d", "batchnorm2d"], every: 3),
    (["batchnorm-numpy"], every: 3), (["batchnorm1d-pytorch", "batchnorm-training"], every: 1),
  ]

  private static func arithmetic(_ name: String, _ build: String, _ options: [String])
    -> RealCandidate
  {
    RealCandidate(
      name: name + build, template: "arithmetic.c", options: ["-DARITHMETIC=\(name)"] + options)
  }

  @Test("A right candidate is accepted, whatever its arithmetic, float32 alone is not")
  func everyArithmetic() throws {
    var candidates = try RealCandidate.names(in: "arithmetics.h").map {
      Self.arithmetic($0, "", ["-O2"])
    }
    #expect(candidates.count >= 10)
    candidates += ["two_pass", "welford", "lanes", "fused"].map {
      Self.arithmetic($0, "-fast-math", ["-O3", "-ffast-math"])
    }
    candidates.append(Self.arithmetic("two_pass", "-wide", ["-O2", "-DWIDE=long double"]))
    candidates.append(Self.arithmetic("two_pass", "-unoptimised", ["-O0"]))
    candidates.append(Self.arithmetic("two_pass", "-float", ["-O2", "-DWIDE=float"]))
    for (index, (problems, every)) in Self.problems.enumerated() {
      let chosen = stride(from: candidates.count - 1, through: 0, by: -every).map { candidates[$0] }
      for (problem, name, report) in try RealCandidate.grade(
        chosen, for: problems, seed: 2 * index)
      {
        let expected = name == "two_pass-float" ? "wrong_answer" : "accepted"
        #expect(report.verdict == expected, "\(name) as \(problem)")
      }
    }
  }

  @Test func aLibraryThatIsCutShortDoesNotLoad() throws {
    let scratch = try Scratch()
    try RealCandidate.compile(
      [Self.arithmetic("two_pass", "", ["-O2"])], for: "batchnorm", into: scratch.path)
    let path = scratch.path + "/two_pass.so"
    try scratch.setSize(of: "two_pass.so", to: 4096)
    let run = try JudgeRun.judge(["check", "batchnorm", path], in: scratch)
    #expect(run.output.hasPrefix("compile_error") && run.status == 1)
    #expect(run.output.contains("the file ends before what it says it holds"))
  }

  @Test func everyMistakeIsInTheTemplate() throws {
    struct Page: Decodable { var slug: String }
    let run = try JudgeRun.judge(["explain", "--format", "json"], in: Scratch())
    let pages = try JSONDecoder().decode([Page].self, from: Data(run.output.utf8))
    #expect(try Set(RealCandidate.names(in: "slugs.h")) == Set(pages.map(\.slug.asName)))
    let made = Self.mistakes(of: "batchnorm2d") + Self.mistakes(of: "batchnorm1d-pytorch")
    #expect(try Set(made) == Set(RealCandidate.names(in: "slugs.h")))
  }

  /// Of images every mistake that their rules allow, of the others what those do not have.
  private static func mistakes(of problem: String) -> [String] {
    let all = (try? RealCandidate.names(in: "slugs.h")) ?? []
    let first = all.firstIndex(of: "statistics_detached") ?? 0
    let elsewhere = ["running_var_biased", "cumulative_average_off_by_one"]
    switch problem {
    case "batchnorm2d": return all.filter { !elsewhere.contains($0) }
    case "batchnorm-backward": return Array(all[first...])
    default: return elsewhere
    }
  }

  @Test(
    "A candidate with one mistake is told which",
    arguments: ["batchnorm2d", "batchnorm1d-pytorch", "batchnorm-backward"])
  func wrongOnes(problem: String) throws {
    var candidates = Self.mistakes(of: problem).map {
      RealCandidate(name: $0, template: "mistake.c", options: ["-O1", "-DMISTAKE=\($0)"])
    }
    candidates.append(
      RealCandidate(name: "none", template: "mistake.c", options: ["-O1", "-DMISTAKE=none"]))
    for (_, name, report) in try RealCandidate.grade(candidates, for: [problem]) {
      #expect(report.verdict == (name == "none" ? "accepted" : "wrong_answer"), "\(name)")
      let named = report.diagnosis.map { $0.mistakes.map(\.asName) }
      #expect(named == (name == "none" ? [] : [[name]]))
    }
  }
}

extension String {
  /// A slug as a name in C.
  fileprivate var asName: String { replacing("-", with: "_") }
}
