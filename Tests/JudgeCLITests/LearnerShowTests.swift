import Foundation
import JudgeCLI
import Synchronization
import Testing

/// `judge show`, and when it uses a pager.
@Suite struct LearnerShowTests {
  private static let problems = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "problems").path

  /// What was printed, and through which command.
  private func show(
    _ arguments: [String], _ environment: [String: String] = [:], terminal: Bool = false,
    height: Int = 24, pagerWorks: Bool = true
  ) -> (output: String, pager: String?, errors: String, code: ExitCode) {
    let seen = Seen()
    var context = Context(
      environment: environment, programFolder: "/nowhere", currentFolder: "/",
      outputIsTerminal: terminal, errorIsTerminal: false, width: 80, processors: 1,
      print: { text in seen.texts.withLock { $0.output += text } },
      printError: { text in seen.texts.withLock { $0.errors += text } })
    context.inputIsTerminal = terminal
    context.height = height
    context.page = { _, command in
      seen.texts.withLock { $0.pager = command }
      return pagerWorks
    }
    let code = JudgeProgram.run(["show"] + arguments + ["--problems", Self.problems], context)
    return seen.texts.withLock { ($0.output, $0.pager, $0.errors, code) }
  }

  private final class Seen: Sendable {
    let texts = Mutex((output: "", errors: "", pager: String?.none))
  }

  @Test(arguments: [
    ([], [:], "less"), ([], ["PAGER": "more"], "more"),
    ([], ["PAGER": "more", "JUDGE_PAGER": "most -s"], "most -s"), ([], ["PAGER": ""], nil),
    ([], ["PAGER": "cat"], nil), ([], ["TERM": "dumb"], nil), (["--no-pager"], [:], nil),
    (["--format", "markdown"], [:], nil), (["--output", "/dev/null"], [:], nil),
  ]) func pager(
    _ row: (arguments: [String], environment: [String: String], pager: String?)
  ) {
    let shown = show(["batchnorm"] + row.arguments, row.environment, terminal: true)
    #expect(shown.pager == row.pager)
    #expect(shown.output.isEmpty == (row.pager != nil || row.arguments.contains("--output")))
    #expect(shown.code == .success)
  }

  @Test func noPager() {
    #expect(show(["batchnorm"]).pager == nil)
    #expect(show(["batchnorm"], terminal: true, height: 1000).pager == nil)
    let broken = show(["batchnorm"], ["PAGER": "no-such"], terminal: true, pagerWorks: false)
    #expect(broken.pager == "no-such" && broken.output.contains("Conventions"))
  }

  @Test(arguments: [
    ([:], [], "Batch normalization as a function\n"),
    (["LANG": "zh_CN.UTF-8"], [], "写成函数的批归一化\n"),
    (["LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"], [], "Batch"),
    (["LC_ALL": "zh_TW.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"], [], "写"),
    (["LC_ALL": "", "LANG": "de_AT.UTF-8"], [], "Batch"),
    ([:], ["--language-of-text", "zh"], "写"),
    (["LANG": "zh_CN.UTF-8"], ["--language-of-text", "en"], "Batch"),
    ([:], ["--language-of-text", "zh", "--format", "markdown"], "# 写"),
    (["LANG": "zh_CN.UTF-8", "TERM": "dumb"], [], "写"),
  ]) func language(
    _ row: (environment: [String: String], arguments: [String], start: String)
  ) {
    let shown = show(["batchnorm"] + row.arguments, row.environment)
    #expect(shown.output.hasPrefix(row.start))
  }

  @Test func badInput() {
    #expect(show(["batchnorm3d"]).errors.contains("did you mean batchnorm1d?"))
    #expect(show(["batchnorm3d"]).code == .notFound)
    let wrong = show(["batchnorm", "--language-of-text", "de"])
    #expect(wrong.code == .usage && wrong.errors.contains("is one of en, zh"))
  }
}
