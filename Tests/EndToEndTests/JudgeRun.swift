import Foundation
import Testing

/// A run of the built program, from start to end.
struct JudgeRun {
  var status: Int32
  var output: String
  var errors: String

  /// The folder of the built products, where the test bundle is as well.
  static let productFolder: String = {
    #if os(Linux)
      let program =
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
      return (program as NSString).deletingLastPathComponent
    #else
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
      return (bundle.bundlePath as NSString).deletingLastPathComponent
    #endif
  }()

  static var program: String { productFolder + "/judge" }

  /// - Parameters:
  ///   - scratch: the current folder; what the program keeps for its user goes below it.
  ///   - changes: to the environment.
  static func judge(
    _ arguments: [String], in scratch: Scratch, _ changes: [String: String] = [:],
    input: String = ""
  ) throws -> JudgeRun {
    try run(program, arguments, in: scratch, changes, input: input)
  }

  static func run(
    _ path: String, _ arguments: [String], in scratch: Scratch, _ changes: [String: String] = [:],
    input: String = ""
  ) throws -> JudgeRun {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
    process.environment = environment(scratch, changes)
    let (output, errors, stdin) = (
      scratch.path + "/.output", scratch.path + "/.errors", scratch.path + "/.input"
    )
    try Data(input.utf8).write(to: URL(fileURLWithPath: stdin))
    for file in [output, errors] { try Data().write(to: URL(fileURLWithPath: file)) }
    process.standardInput = FileHandle(forReadingAtPath: stdin)
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    return JudgeRun(
      status: process.terminationStatus,
      output: try String(contentsOfFile: output, encoding: .utf8),
      errors: try String(contentsOfFile: errors, encoding: .utf8))
  }

  /// Compiled candidates are shared by all tests; nothing of the user's is read or written.
  static func environment(_ scratch: Scratch, _ changes: [String: String]) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment
    for name in ["CI", "NO_COLOR", "LC_ALL", "LC_MESSAGES", "PAGER", "JUDGE_PROBLEMS"] {
      environment[name] = nil
    }
    environment["LANG"] = "C.UTF-8"
    environment["XDG_DATA_HOME"] = scratch.path + "/.data"
    environment["XDG_CACHE_HOME"] =
      FileManager.default.temporaryDirectory.path + "/judge-test-cache"
    for (name, value) in changes { environment[name] = value.isEmpty ? nil : value }
    return environment
  }
}

/// A folder that goes away with the value.
final class Scratch: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("judge-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: "\(path)/\(name)", toPath: "\(path)/\(other)")
  }

  func makePipe(_ name: String) throws {
    let made = unsafe mkfifo(path + "/" + name, 0o600)
    try #require(made == 0)
  }

  func setSize(of name: String, to bytes: UInt64) throws {
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path + "/" + name))
    try handle.truncate(atOffset: bytes)
    try handle.close()
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + name)
  }
}

/// Whether a program is installed.
func isInstalled(_ program: String) -> Bool {
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
}
