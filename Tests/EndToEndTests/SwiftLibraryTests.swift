import Foundation
import Testing

/// A library that was built from Swift before needs the Swift runtime, which the judge itself does not.
@Suite(.enabled(if: isInstalled("swiftc")))
struct SwiftLibraryTests {
  /// Refuses every call, which is enough to show that it runs.
  private static let source = """
    @_cdecl("my_batch_norm") public func refuse() -> Int32 { Int32(["no"].joined().count) }
    """
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.write(Self.source, to: "refuse.swift")
    let compiler = try JudgeRun.run(
      "/usr/bin/env",
      ["swiftc", "-parse-as-library", "-emit-library", "refuse.swift", "-o", "librefuse.so"],
      in: scratch)
    try #require(compiler.status == 0, "\(compiler.errors)")
  }

  @Test func itsRuntimeIsBesideTheCompiler() throws {
    let run = try JudgeRun.judge(["check", "batchnorm", "librefuse.so"], in: scratch)
    #expect(run.output.hasPrefix("wrong_answer"))
    #expect(run.output.contains("refused a valid input (returned 2"))
  }

  @Test func withoutTheCompilerTheRuntimeOfTheSystemIsTaken() throws {
    let run = try JudgeRun.judge(
      ["check", "batchnorm", "librefuse.so"], in: scratch, ["PATH": scratch.path])
    if ["/usr/lib/swift/linux", "/usr/libexec/swift/lib/swift/linux"].contains(
      where: FileManager.default.fileExists)
    {
      #expect(run.output.hasPrefix("wrong_answer"))
    } else {
      #expect(run.output.hasPrefix("compile_error"))
      let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("looked for beside swiftc, which is not in PATH"))
    }
  }
}
