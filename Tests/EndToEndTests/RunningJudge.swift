import Foundation
import Testing

/// A run of the program that a test steps into.
final class RunningJudge {
  private let process = Process()
  private let scratch: Scratch

  init(_ arguments: [String], in scratch: Scratch) throws {
    self.scratch = scratch
    process.executableURL = URL(fileURLWithPath: JudgeRun.program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
    process.environment = JudgeRun.environment(scratch, JudgeRun.plain([:]))
    for name in [".run-output", ".run-errors"] { try scratch.write("", to: name) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: scratch.path + "/.run-output")
    process.standardError = FileHandle(forWritingAtPath: scratch.path + "/.run-errors")
    try process.run()
  }

  /// Waits until it has said something on stderr.
  func wait(for words: String) throws {
    while process.isRunning {
      if try scratch.read(".run-errors").contains(words) { return }
      usleep(20_000)
    }
    Issue.record("ended without \"\(words)\": \(try scratch.read(".run-errors"))")
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// - Returns: the exit code, or the signal that ended it.
  func end() -> Int32 {
    process.waitUntilExit()
    return process.terminationStatus
  }
}
