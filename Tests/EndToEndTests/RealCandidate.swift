import Foundation
import Testing

/// Candidates made from the templates in `Candidates`, one library each, and what the judge says of
/// all of them.
struct RealCandidate: Sendable {
  /// Also the name of its library.
  var name: String
  /// For the compiler: the template, and which candidate of it is made.
  var template: String
  var options: [String]

  /// How a problem's conventions are chosen in the templates.
  static func conventions(of problem: String) -> [String] {
    switch problem {
    case "batchnorm", "batchnorm-backward": ["-DFUNCTION"]
    case "batchnorm-numpy": ["-DKEEP"]
    case "batchnorm1d-pytorch", "batchnorm-training": ["-DUNBIASED", "-DREFUSES"]
    default: []
    }
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Candidates").path

  /// The names in a list of the templates.
  static func names(in file: String) throws -> [String] {
    try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8).split(separator: "\n").map {
      String($0.drop { $0 != "(" }.dropFirst().dropLast())
    }
  }

  struct Judged: Decodable {
    struct Candidate: Decodable { var path: String }
    struct Diagnosis: Decodable { var mistakes: [String] }
    var candidate: Candidate
    var verdict: String
    var diagnosis: [Diagnosis]
  }

  /// Compiles candidates for a problem, two at a time.
  static func compile(
    _ candidates: [RealCandidate], for problem: String, into path: String
  ) throws {
    for start in stride(from: 0, to: candidates.count, by: 2) {
      let pair = candidates[start..<min(start + 2, candidates.count)]
      for (candidate, compiler) in try pair.map({ ($0, try $0.compiler(for: problem, into: path)) })
      {
        compiler.waitUntilExit()
        try #require(compiler.terminationStatus == 0, "\(candidate.name) does not compile")
      }
    }
  }

  private func compiler(for problem: String, into path: String) throws -> Process {
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.arguments =
      ["cc", "-shared", "-fPIC", "-pthread", "-I\(CheckTests.checkout)/Sources/CCandidate/include"]
      + Self.conventions(of: problem) + options
      + ["\(Self.folder)/\(template)", "-o", "\(path)/\(name).so", "-lm"]
    try compiler.run()
    return compiler
  }

  /// Compiles all of them and has them graded for problems of the same conventions, each with a seed
  /// of its own.
  static func grade(
    _ candidates: [RealCandidate], for problems: [String], seed: Int = 0
  ) throws -> [(problem: String, name: String, report: Judged)] {
    let scratch = try Scratch()
    try compile(candidates, for: problems[0], into: scratch.path)
    var result: [(problem: String, name: String, report: Judged)] = []
    for (index, problem) in problems.enumerated() {
      let run = try JudgeRun.judge(
        ["grade", problem, ".", "--format", "jsonl", "--quiet", "--seed", "\(seed + index)"],
        in: scratch)
      for line in run.output.split(separator: "\n") {
        let report = try JSONDecoder().decode(Judged.self, from: Data(line.utf8))
        let name = URL(filePath: report.candidate.path).deletingPathExtension().lastPathComponent
        result.append((problem, name, report))
      }
    }
    #expect(result.count == candidates.count * problems.count)
    return result
  }
}
