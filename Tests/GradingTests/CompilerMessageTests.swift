import Foundation
import Judging
import Testing

@testable import Grading

/// What a learner is told whose file does not compile.
struct CompilerMessageTests {
  private func words(_ source: String, file: String = "mine.swift", _ output: String) -> String {
    var candidate = try? CandidateFile(path: #filePath)
    candidate?.path = "here/" + file
    candidate?.kind = file.hasSuffix(".c") ? .c : .swift
    candidate?.bytes = Array(source.utf8)
    return candidate.map {
      CompilerMessage($0, folder: "/cache/work", problem: "batchnorm").words(output)
    } ?? ""
  }

  @Test func anErrorInOnesOwnFile() {
    let text = words(
      "let x",
      """
      mine.swift:1:5: error: type annotation missing in pattern
      1 | let x
        |     `- error: type annotation missing in pattern

      """)
    #expect(
      text == """
        here/mine.swift:1:5: error: type annotation missing in pattern
        1 | let x
          |     `- error: type annotation missing in pattern
        """)
  }

  @Test func anErrorWhereTheJudgeCallsIt() {
    let text = words(
      "\n\nfunc myBatchNorm() {}",
      """
      JudgeFunction.swift:47:20: error: extra argument
      45 |   gamma: gamma
      JudgeFunction.swift:48:20: error: extra argument
      ./mine.swift:3:6: note: 'myBatchNorm()' declared here
      """)
    #expect(
      text == """
        here/mine.swift:3: myBatchNorm is not declared as the problem asks for it:

        \(SwiftForm.function.declaration)

        It stands outside of other declarations and is not private.

        What the compiler says of the call:
        - extra argument
        """)
    #expect(
      words("func myBatchNormBackward() {}", "JudgeBackward.swift:1:1: error: no\n").hasPrefix(
        "here/mine.swift:1: myBatchNormBackward is not declared as"))
    #expect(
      words("class A: BatchNormLayer {}", "JudgeGenerated.swift:1:1: error: no\n")
        == """
        here/mine.swift does not declare what the problem asks for: compare it with judge show \
        batchnorm.

        What the compiler says of the call:
        - no
        """)
  }

  @Test func notesAboutTheJudgesFiles() {
    let text = words(
      "", file: "mine.c",
      """
      mine.c:3:9: error: conflicting types for 'my_batch_norm'
          3 | int32_t my_batch_norm(
            |         ^
      ./judge_candidate.h:37:22: note: previous declaration is here
         37 | JUDGE_EXPORT int32_t my_batch_norm(
      """)
    #expect(
      text == """
        here/mine.c:3:9: error: conflicting types for 'my_batch_norm'
            3 | int32_t my_batch_norm(
              |         ^

        judge show batchnorm has what the problem asks for.
        """)
    let layer = words(
      "",
      """
      mine.swift:1:7: error: type 'A' does not conform to protocol 'BatchNormModule'
      JudgeLayerProtocol.swift:4:7: note: protocol requires property 'gamma'
       4 |   var gamma
      """)
    #expect(layer.contains("\nnote: protocol requires property 'gamma'\n"))
    #expect(!layer.contains("JudgeLayer"))
  }

  @Test func whatTheJudgeBrings() {
    let text = words("", "mine.swift:1:8: error: invalid redeclaration of 'Tensor'\n")
    #expect(text.hasPrefix("Tensor comes with the judge: leave your own out"))
    for name in SwiftForm.taken {
      let files = ["Tensor", "Gradients", "BatchNormLayer"].compactMap { file in
        try? String(
          contentsOf: Self.sources.appending(path: "CandidateKit/\(file).swift"), encoding: .utf8)
      }
      #expect(files.count == 3)
      #expect(files.contains { $0.contains(" \(name)") })
    }
  }

  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

  /// The starters have the forms that are quoted.
  @Test(arguments: [
    (SwiftForm.function, "batchnorm"), (.function, "batchnorm-backward"),
    (.backwardFunction, "batchnorm-backward"),
  ]) func forms(_ row: (form: SwiftForm, problem: String)) throws {
    let starter = try String(
      contentsOf: Self.sources.appending(path: "../problems/\(row.problem)/starter.swift"),
      encoding: .utf8)
    #expect(starter.contains("\n\(row.form.declaration) {\n"))
  }
}
