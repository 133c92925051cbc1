import Foundation
import Testing

@testable import Isolation

@Suite("The Swift runtime of candidates")
struct WorkerProgramTests {
  private let scratch: Scratch
  private var files: FileManager { .default }

  init() throws {
    scratch = try Scratch()
    for folder in ["toolchain/bin", "toolchain/lib/swift/linux", "bin"] {
      try files.createDirectory(
        atPath: scratch.path + "/" + folder, withIntermediateDirectories: true)
    }
    try Data().write(to: URL(fileURLWithPath: scratch.path + "/toolchain/bin/swift-driver"))
    // As toolchains and systems have it: a link to a link.
    try files.createSymbolicLink(
      atPath: scratch.path + "/toolchain/bin/swiftc", withDestinationPath: "swift-driver")
    try files.createSymbolicLink(
      atPath: scratch.path + "/bin/swiftc",
      withDestinationPath: scratch.path + "/toolchain/bin/swiftc")
  }

  @Test("It is beside the compiler, wherever links lead to")
  func besideTheCompiler() throws {
    let runtime = scratch.path + "/toolchain/lib/swift/linux"
    try Data().write(to: URL(fileURLWithPath: runtime + "/libswiftCore.so"))
    for compiler in ["/bin/swiftc", "/toolchain/bin/swiftc"] {
      let program = WorkerProgram(path: "", besideCompiler: scratch.path + compiler)
      let found = try #require(program.swiftRuntime)
      #expect(
        (found as NSString).resolvingSymlinksInPath == (runtime as NSString).resolvingSymlinksInPath
      )
    }
  }

  @Test("A folder without the library, a missing compiler and none are not taken")
  func elsewhere() {
    for compiler in [scratch.path + "/bin/swiftc", scratch.path + "/bin/nothing", nil] {
      let found = WorkerProgram(path: "", besideCompiler: compiler).swiftRuntime
      #expect(found?.hasPrefix(scratch.path) != true)
    }
  }
}
