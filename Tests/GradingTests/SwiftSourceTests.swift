import Testing

@testable import Grading

struct SwiftSourceTests {
  @Test(
    arguments: [
      ("@c(my_batch_norm) public func f() {}", true),
      ("@c public func my_batch_norm() {}", true),
      ("@_cdecl(\"x\") func f() {}", true),
      ("// @c(my_batch_norm)\nfunc myBatchNorm() {}", false),
      ("/* /* @c */ @c */ func myBatchNorm() {}", false),
      ("let text = \"@c(my_batch_norm)\"", false),
      ("let text = \"\"\"\n  @c(x) \\\" \"\n  \"\"\"", false),
      ("@convention(c) () -> Void", false),
    ])
  func exportsItself(_ row: (source: String, expected: Bool)) {
    #expect(SwiftSource(row.source).exportsItself == row.expected)
  }

  @Test(
    arguments: [
      ("final class Mine: BatchNormLayer { }", "Mine"),
      ("class Other {}\nclass Mine: Base, BackwardBatchNorm, BatchNormLayer {}", "Mine"),
      ("// class Not: BatchNormLayer {\nclass Mine\n  : ConfigurableBatchNormLayer {}", "Mine"),
      ("struct Mine: BatchNormLayer {}", nil),
      ("class Mine: Layer { let x: BatchNormLayer }", nil),
    ] as [(String, String?)])
  func className(_ row: (source: String, expected: String?)) {
    let found = SwiftSource(row.source).typeName(
      after: "class", conformingTo: ["BatchNormLayer", "ConfigurableBatchNormLayer"])
    #expect(found.map(String.init) == row.expected)
  }

  @Test func definesFunction() {
    let source = SwiftSource("func myBatchNorm(x: Int) {} // func myBatchNormBackward")
    #expect(source.defines(function: "myBatchNorm"))
    #expect(!source.defines(function: "myBatchNormBackward"))
  }

  @Test func functionsAndLines() {
    let source = SwiftSource("// func no() {}\n\nfunc a() {}\nstruct S { func\n b() {} }")
    #expect(source.functions == ["a", "b"])
    #expect(source.line(ofFunction: "a") == 3 && source.line(ofFunction: "b") == 5)
    #expect(source.line(ofFunction: "no") == nil)
    #expect(source.mentions("struct") && !source.mentions("no"))
  }
}
