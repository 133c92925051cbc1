import Foundation
import Testing

/// Does what the README says, as it says it, and compares what it shows.
///
/// Left out are the commands that make what these tests run, and `judge verify` of all problems, which
/// has tests of its own.
@Suite struct ReadmeTests {
  private static let checkout = CheckTests.checkout
  private static let text =
    (try? String(contentsOfFile: checkout + "/README.md", encoding: .utf8)) ?? ""

  /// The lines of the blocks of a language, block by block.
  private static func blocks(_ language: String) -> [[String]] {
    var blocks: [[String]] = []
    var isInside = false
    for line in text.components(separatedBy: "\n") {
      if line == "```\(language)" {
        blocks.append([])
        isInside = true
      } else if line.hasPrefix("```") {
        isInside = false
      } else if isInside {
        blocks[blocks.count - 1].append(line)
      }
    }
    return blocks
  }

  private static func isLeftOut(_ command: String) -> Bool {
    command.hasPrefix("swift ") || command == "judge verify"
  }

  /// A shell that has the built programs where the README has them, and a home of its own.
  private func shell(_ script: String, in scratch: Scratch) throws -> JudgeRun {
    let script = script.replacing("$PWD/.build/release", with: JudgeRun.productFolder)
      .replacing(".build/release", with: JudgeRun.productFolder)
      .replacing("PREFIX", with: scratch.path + "/prefix")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try JudgeRun.run(
      "/bin/sh", ["-c", "cd '\(Self.checkout)' && exec 2>&1\n" + script], in: scratch,
      ["HOME": scratch.path, "PATH": JudgeRun.productFolder + ":" + path])
  }

  /// A command and what it prints.
  private struct Step {
    var command: String
    var output: [String] = []
  }

  @Test func theSession() throws {
    var steps: [Step] = []
    for line in Self.blocks("console").joined() {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else {
        try #require(!steps.isEmpty)
        steps[steps.count - 1].output.append(line)
      }
    }
    #expect(steps.count >= 10)
    let mark = "-- next --"
    let script = steps.map { step in
      (Self.isLeftOut(step.command) ? "" : step.command + "\n") + "echo '\(mark)'\n"
    }.joined()
    let outputs = try shell(script, in: Scratch()).output.components(separatedBy: mark + "\n")
    #expect(outputs.count == steps.count + 1)
    for (step, output) in zip(steps, outputs) where !Self.isLeftOut(step.command) {
      // What is not shown may print something all the same only where a line says so.
      let lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(
        matches(step.output[...], lines.map(String.init)[...]),
        "\(step.command) printed:\n\(output)")
    }
  }

  /// Whether lines are as expected; a line "…" stands for any lines.
  private func matches(_ expected: ArraySlice<String>, _ lines: ArraySlice<String>) -> Bool {
    guard let first = expected.first else { return lines.isEmpty }
    if first == "…" {
      let rest = expected.dropFirst()
      return (lines.startIndex...lines.endIndex).contains { matches(rest, lines[$0...]) }
    }
    guard let line = lines.first, measured(first) == measured(line) else { return false }
    return matches(expected.dropFirst(), lines.dropFirst())
  }

  /// Without what differs from run to run and from machine to machine.
  private func measured(_ line: String) -> String {
    line.replacing(#/[0-9.]+ (ms|s|MiB)\b */#, with: "# ")
      .replacing(#/Isolation [a-z]+( \(see judge doctor\))?\./#, with: "Isolation.")
  }

  /// The commands without output do something that makes sense.
  @Test func theOtherCommands() throws {
    let scratch = try Scratch()
    let submissions = CheckTests.submission("batchnorm/submissions")
    var commands = Self.blocks("sh").joined().map { line in
      line.replacing(#/ +# .*$/#, with: "")
    }.filter { !$0.isEmpty && !Self.isLeftOut($0) }
    #expect(commands.count >= 6)
    let pupils = scratch.path + "/submissions"
    try FileManager.default.createDirectory(atPath: pupils, withIntermediateDirectories: false)
    for name in ["accepted/two-pass.c", "accepted/fused.c", "wrong_answer/eps-missing.c"] {
      let file = (name as NSString).lastPathComponent
      try FileManager.default.copyItem(
        atPath: "\(submissions)/\(name)", toPath: "\(pupils)/\(file)")
    }
    commands.append(
      "PREFIX/bin/judge check batchnorm PREFIX/share/judge/problems/batchnorm/starter.c")
    for command in commands {
      let isInClass = command.hasPrefix("judge grade")
      let run = try shell((isInClass ? "cd '\(scratch.path)'\n" : "") + command, in: scratch)
      #expect([0, 1].contains(run.status), "\(command): \(run.output)")
      #expect((run.status == 1) == (isInClass || command.contains("starter")), "\(command)")
    }
    #expect(scratch.exists("class.html") && scratch.exists("done.jsonl"))
    #expect(scratch.exists("prefix/share/man/man1/judge.1"))
  }

  /// Commands that are named within a sentence exist, with the options that are named with them.
  @Test func whatSentencesName() throws {
    let scratch = try Scratch()
    let named = Self.text.matches(of: #/`(?:eval "\$\()?judge ([a-z]+)([^`]*)`/#)
    #expect(named.count >= 10)
    for match in named {
      let help = try JudgeRun.judge([String(match.1), "--help"], in: scratch)
      #expect(help.status == 0, "judge \(match.1)")
      for option in match.2.matches(of: #/--[a-z-]+/#) {
        #expect(help.output.contains(option.0), "judge \(match.1) \(option.0)")
      }
    }
  }
}
