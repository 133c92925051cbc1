import Foundation
import Testing

/// `judge completions` in the shells themselves, and `judge man`.
@Suite struct CompletionsTests {
  #if os(Linux)
    /// Somebody sits at a terminal and presses the key of completion.
    @Test(.enabled(if: isInstalled("bash"))) func bash() throws {
      try complete(["bash", "--norc", "-i"], setUp: #"eval "$(judge completions bash)""#)
    }

    @Test(.enabled(if: isInstalled("zsh"), "zsh is not installed")) func zsh() throws {
      try complete(
        ["zsh", "-f", "-i"],
        setUp: #"autoload -U compinit; compinit -u -D; eval "$(judge completions zsh)""#)
    }

    @Test(.enabled(if: isInstalled("fish"), "fish is not installed")) func fish() throws {
      try complete(["fish", "-N", "-i"], setUp: "judge completions fish | source")
    }

    private func complete(_ shell: [String], setUp: String) throws {
      let scratch = try Scratch()
      try scratch.write("", to: "my report.txt")
      let terminal = try Terminal()
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["setsid", "--ctty", "--wait"] + shell
      process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      process.environment = JudgeRun.environment(
        scratch,
        [
          "PATH": JudgeRun.productFolder + ":" + path, "HOME": scratch.path, "TERM": "xterm",
          "XDG_CONFIG_HOME": scratch.path,
        ])
      process.standardInput = terminal.handle
      process.standardOutput = terminal.handle
      process.standardError = terminal.handle
      try process.run()
      defer {
        process.terminate()
        process.waitUntilExit()
      }
      terminal.type(setUp + "; echo re''ady\n")
      try terminal.wait { $0.contains("ready") }
      // A command, a mistake, an option, its value, and a file with a space in its name.
      for part in ["judge ex", "momentum-h", "--col", "nev", "-o my"] { terminal.type(part + "\t") }
      terminal.type("\n")
      try terminal.wait { _ in try scratch.read("my report.txt").hasPrefix("momentum-hardcoded\n") }
      terminal.type("exit\n")
    }
  #endif

  @Test(arguments: [
    (["completions", "tcsh"], 2, "SHELL is one of bash, zsh, fish, not \"tcsh\""),
    (["completions", "fsh"], 2, "SHELL is one of bash, zsh, fish, not \"fsh\"; did you mean"),
    (["completions"], 2, "SHELL is missing"),
  ]) func badInput(_ row: (arguments: [String], status: Int32, message: String)) throws {
    let run = try JudgeRun.judge(row.arguments, in: Scratch())
    #expect(run.status == row.status && run.errors.hasPrefix("judge: " + row.message))
  }

  /// Every command and every option of its help is in the manual.
  @Test func theManualHasEverything() throws {
    let scratch = try Scratch()
    let page = try JudgeRun.judge(["man"], in: scratch).output.replacing("\\-", with: "-")
    let commands = try JudgeRun.judge(["help"], in: scratch).output.matches(
      of: #/(?m)^  ([a-z]+)  /#
    ).map { String($0.1) }
    #expect(commands.count >= 15)
    for command in commands {
      #expect(page.contains(".SS \"judge \(command) [OPTIONS]"))
      let help = try JudgeRun.judge([command, "--help"], in: scratch).output
      for option in help.matches(of: #/(?m)^  ((-[a-z], )?--[a-z-]+)/#) {
        #expect(page.contains(".B \"\(option.1)"), "\(command) \(option.1)")
      }
    }
  }

  @Test(.enabled(if: isInstalled("groff"), "groff is not installed"))
  func theManualIsWellFormed() throws {
    try lint(["groff", "-man", "-ww", "-Tutf8"])
  }

  @Test(.enabled(if: isInstalled("mandoc"), "mandoc is not installed"))
  func theManualPassesLint() throws {
    try lint(["mandoc", "-T", "lint", "-W", "style"])
  }

  private func lint(_ checker: [String]) throws {
    let scratch = try Scratch()
    _ = try JudgeRun.judge(["man", "--output", "judge.1"], in: scratch)
    let run = try JudgeRun.run("/usr/bin/env", checker + ["judge.1"], in: scratch)
    // Each version makes the page anew: it has no date of its own.
    let complaints = (run.errors + (checker[0] == "mandoc" ? run.output : ""))
      .split(separator: "\n").filter { !$0.contains("missing date") }
    #expect(complaints.isEmpty)
  }
}
