import Foundation
import Testing
import WorkerProtocol

@testable import Isolation

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

  /// Compiles C to a shared library.
  func library(_ source: String, name: String = "candidate", flags: [String] = []) throws -> String
  {
    let file = path + "/\(name).c"
    try Data(source.utf8).write(to: URL(fileURLWithPath: file))
    let library = path + "/\(name).so"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["clang", "-O1", "-w", "-shared", "-fPIC", "-o", library, file, "-lpthread"] + flags
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "the C compiler refuses \(file)")
    return library
  }
}

/// The folder of the built products, where the test bundle is as well.
let productFolder: String = {
  #if os(Linux)
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (program as NSString).deletingLastPathComponent
  #else
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? Bundle.main
    return (bundle.bundlePath as NSString).deletingLastPathComponent
  #endif
}()

/// What this machine can do.
let machine = try? Doctor(workerPath: productFolder + "/judge-worker")
/// It has Landlock.
let hidesFiles = machine?.layers.has(.landlock) == true

func configuration(
  _ library: String, memoryMebibytes: Int = 256, outputLimitBytes: Int = 1 << 20,
  cpuSeconds: Int = 10
) -> WorkerConfiguration {
  WorkerConfiguration(
    program: WorkerProgram(path: productFolder + "/judge-worker"), libraryPath: library,
    layerForm: false,
    backwardRequired: false, memoryMebibytes: memoryMebibytes, inputBytes: 65536,
    outputBytes: 65536, outputLimitBytes: outputLimitBytes, cpuSeconds: cpuSeconds)
}

/// What a candidate ends in when it is loaded.
func load(
  _ configuration: WorkerConfiguration, wait: Duration = .seconds(5)
) throws -> (outcome: LoadOutcome, printed: String, usage: WorkerUsage) {
  var worker = try Worker(configuration)
  let outcome = worker.load(deadline: .now + wait)
  let printed = worker.capturedOutput
  return (outcome, printed, worker.close())
}

extension LoadOutcome {
  var end: WorkerEnd? {
    if case .ended(let end) = self { end } else { nil }
  }
}
