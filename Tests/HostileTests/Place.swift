import Foundation
import Testing

/// A folder with a user's secret in it, from where the judge is called. Goes away with the value.
final class Place {
  static let secret = "the-user's-own-\(UInt32.random(in: 1_000_000...9_999_999))"
  static let candidates = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Candidates").path
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The folder of the built products, where the test bundle is as well.
  static let products: String = {
    #if os(Linux)
      let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
      let program = Bundle.allBundles.map(\.bundlePath).first { $0.hasSuffix(".xctest") }
    #endif
    return ((program ?? "") as NSString).deletingLastPathComponent
  }()
  static let worker = products + "/judge-worker"

  let path: String
  private let cache: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("judge-hostile-\(UUID().uuidString)")
    path = folder.path + "/user"
    cache = folder.path + "/cache"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data((Self.secret + "\n").utf8).write(to: URL(fileURLWithPath: path + "/secret"))
  }

  deinit {
    try? FileManager.default.removeItem(atPath: (path as NSString).deletingLastPathComponent)
  }

  /// Writes an attack, followed by the right solution, where the judge will find it.
  func candidate(_ file: String) throws -> String {
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: Self.candidates + "/" + name, encoding: .utf8)
    }
    var parts = [file]
    if file.hasSuffix(".c") { parts = ["prelude.h", file, "honest.c"] }
    if file.hasSuffix(".swift") { parts.append("honest.swift") }
    let source = try parts.map(text).joined(separator: "\n")
      .replacingOccurrences(of: "@SCRATCH@", with: path)
      .replacingOccurrences(of: "@PROBLEMS@", with: Self.package + "/problems")
    let target = path + "/" + file
    try Data(source.utf8).write(to: URL(fileURLWithPath: target))
    return target
  }

  /// The names and contents of the user's files.
  func content() throws -> [String: Data] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: path)
    return Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, FileManager.default.contents(atPath: path + "/" + $0) ?? Data())
      })
  }

  /// The temporary folders of compilers.
  func work() throws -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: cache + "/judge/work")) ?? []
  }

  func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.products + "/judge")
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: path)
    var environment = ProcessInfo.processInfo.environment
    environment["JUDGE_TEST_SECRET"] = Self.secret
    environment["XDG_CACHE_HOME"] = cache
    process.environment = environment
    return process
  }

  /// Calls the judge and reads its report.
  func judge(_ arguments: [String]) throws -> (report: [String: Any], status: Int32, text: String) {
    let process = process(arguments)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let told = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let report = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let text = String(decoding: data + told, as: UTF8.self)
    return (try #require(report, "\(text)"), process.terminationStatus, text)
  }

  #if os(Linux)
    /// Workers of this build whose judge has ended.
    static func orphans() -> [String] {
      let manager = FileManager.default
      func program(_ process: String) -> String? {
        try? manager.destinationOfSymbolicLink(atPath: "/proc/\(process)/exe")
      }
      func parent(_ process: String) -> String? {
        guard let status = manager.contents(atPath: "/proc/\(process)/status") else { return nil }
        return String(decoding: status, as: UTF8.self).split(separator: "\n")
          .first { $0.hasPrefix("PPid:") }
          .map { $0.dropFirst(5).trimmingCharacters(in: .whitespaces) }
      }
      let processes = (try? manager.contentsOfDirectory(atPath: "/proc")) ?? []
      return processes.filter { process in
        guard program(process) == worker, let parent = parent(process) else { return false }
        return program(parent)?.hasPrefix(products) != true
      }
    }
  #endif
}
