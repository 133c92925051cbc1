import Reporting

/// The manual page judge(1) in the language of man, made from the descriptions of the commands.
package enum ManPage {
  package static func render(_ commands: [CommandDescription], version: String) -> String {
    var lines = [
      ".TH JUDGE 1 \"\" \"judge \(text(version))\" \"User Commands\"",
      ".SH NAME", "judge \\- check BatchNorm exercises by running them",
      ".SH SYNOPSIS", ".B judge", ".I COMMAND", "[OPTIONS] [ARGUMENTS]",
      ".SH DESCRIPTION",
    ]
    lines += paragraphs(
      """
      judge compiles or loads implementations of batch normalization, runs them in a locked-down \
      process in training and in eval mode, and compares outputs, running statistics and gradients \
      with a built-in reference. Where something is wrong, it says which mistake it is.

      Options may stand anywhere after the command; --name=value and --name value mean the same, and \
      after -- all is an argument. Every command has --help.
      """)
    lines.append(".SH COMMANDS")
    for command in commands { lines += page(of: command) }
    lines.append(".SH EXIT STATUS")
    for code in ExitCode.allCases { lines += item("\(code.rawValue)", code.meaning) }
    lines.append(".SH ENVIRONMENT")
    for (name, meaning) in environment { lines += item(name, meaning) }
    lines.append(".SH FILES")
    for (name, meaning) in files { lines += item(name, meaning) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static let environment = [
    ("NO_COLOR", "If it is set and not empty, nothing is coloured."),
    ("TERM", "dumb: no colour, no pager, and letters of ASCII only."),
    ("JUDGE_PAGER, PAGER", "The pager of long texts; empty or cat: none."),
    ("LC_ALL, LC_MESSAGES, LANG", "The language of statements, hints and the pages of mistakes."),
    ("CI", "If it is set and not false, progress is not recorded."),
    ("JUDGE_WORKER", "The program judge-worker, where it does not lie beside judge."),
    ("XDG_CACHE_HOME, XDG_DATA_HOME", "Where the files below are, if not in the home folder."),
    ("TMPDIR", "The folder of temporary files."),
  ]

  private static let files = [
    ("~/.cache/judge", "Compiled candidates, by their contents; may be removed at any time."),
    ("~/.local/share/judge/progress.json", "What judge status shows."),
  ]

  private static func page(of command: CommandDescription) -> [String] {
    var lines = [".SS \"\(text(command.usage))\""] + paragraphs(command.summary)
    if !command.discussion.isEmpty { lines += [".PP"] + paragraphs(command.discussion) }
    for argument in command.arguments { lines += item(argument.name, argument.help) }
    for option in command.allOptions { lines += item(option.usage, HelpText.help(of: option)) }
    if !command.examples.isEmpty {
      lines += [".PP", command.examples.count == 1 ? "Example:" : "Examples:", ".PP", ".nf", ".RS"]
      lines += command.examples.map(text) + [".RE", ".fi"]
    }
    return lines
  }

  private static func item(_ term: String, _ help: String) -> [String] {
    [".TP", ".B \"\(text(term))\""] + flowing(help)
  }

  /// Paragraphs divided by empty lines; lines that begin with two spaces stay as they are.
  private static func paragraphs(_ words: String) -> [String] {
    var lines: [String] = []
    var isFixed = false
    for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        lines += isFixed ? [".RE", ".fi", ".PP"] : [".PP"]
        isFixed = false
      } else if line.hasPrefix("  ") {
        if !isFixed { lines += [".nf", ".RS"] }
        isFixed = true
        lines.append(text(line.drop { $0 == " " }))
      } else {
        lines += flowing(String(line))
      }
    }
    return lines + (isFixed ? [".RE", ".fi"] : [])
  }

  /// The formatter fills lines anew; short ones are for those who read the source.
  private static func flowing(_ words: String) -> [String] {
    TextLayout.wrap(words, width: 60).map(text)
  }

  /// Spelled so that nothing in it is taken for an instruction.
  private static func text(_ words: some StringProtocol) -> String {
    var result = ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\"": result += "\\(dq"
      case "'": result += "\\(aq"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "`": result += "\\(ga"
      case _ where scalar.isASCII: result.unicodeScalars.append(scalar)
      default: result += "\\[u" + hexadecimal(scalar.value) + "]"
      }
    }
    return result.hasPrefix(".") ? "\\&" + result : result
  }

  /// At least four digits.
  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
