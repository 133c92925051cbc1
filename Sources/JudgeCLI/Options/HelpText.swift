import Reporting

/// The words of `--help`, made from the descriptions of the commands.
package enum HelpText {
  /// The list of commands.
  package static func overview(_ commands: [CommandDescription], width: Int) -> String {
    let column = (commands.map(\.name.count).max() ?? 0) + 4
    var lines = [
      "judge: checks BatchNorm exercises by running them", "",
      "Usage: judge COMMAND [OPTIONS] [ARGUMENTS]", "", "Commands:",
    ]
    for command in commands {
      lines += entry(command.name, command.summary, column: column, width: width)
    }
    lines += ["", "judge COMMAND --help says more about a command."]
    return finish(lines)
  }

  /// Everything about one command.
  package static func page(for command: CommandDescription, width: Int) -> String {
    var lines = TextLayout.wrap(command.summary, width: width)
    lines += ["", "Usage: " + command.usage]
    if !command.arguments.isEmpty {
      lines += ["", "Arguments:"]
      let column = column(command.arguments.map(\.name))
      for argument in command.arguments {
        lines += entry(argument.name, argument.help, column: column, width: width)
      }
    }
    lines += ["", "Options:"]
    let column = column(command.allOptions.map(\.usage))
    for option in command.allOptions {
      lines += entry(option.usage, help(of: option), column: column, width: width)
    }
    if !command.discussion.isEmpty {
      lines += [""] + TextLayout.wrapParagraphs(command.discussion, width: width)
    }
    if !command.examples.isEmpty {
      lines += ["", "Examples:"] + command.examples.map { "  " + $0 }
    }
    return finish(lines)
  }

  /// What to add below a usage error.
  package static func pointer(to command: String?) -> String {
    "Try: judge \(command.map { $0 + " " } ?? "")--help"
  }

  /// The help of an option with its choices and its default.
  package static func help(of option: OptionDescription) -> String {
    var text = option.help
    if !option.choices.isEmpty { text += " One of: \(option.choices.joined(separator: ", "))." }
    if let defaultText = option.defaultText { text += " (default: \(defaultText))" }
    return text
  }

  private static func column(_ terms: [String]) -> Int {
    min((terms.map(\.count).max() ?? 0) + 4, 28)
  }

  /// A term and its explanation, hanging at a column; a long term has a line of its own.
  private static func entry(
    _ term: String, _ help: String, column: Int, width: Int
  ) -> [String] {
    let indent = String(repeating: " ", count: column)
    var lines = TextLayout.wrap(help, width: max(width - column, 20)).map { indent + $0 }
    let head = "  " + term
    if head.count + 2 <= column, let first = lines.first {
      lines[0] = TextLayout.pad(head, to: column) + first.dropFirst(column)
    } else {
      lines.insert(head, at: 0)
    }
    return lines
  }

  private static func finish(_ lines: [String]) -> String {
    lines.joined(separator: "\n") + "\n"
  }
}
