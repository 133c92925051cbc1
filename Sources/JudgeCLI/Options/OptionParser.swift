import Documents

/// Reads a command line as its description says.
package enum OptionParser {
  /// The command of this name.
  ///
  /// - Throws: `UsageError.unknownCommand`, with a suggestion for a typo.
  package static func command(
    named name: String, among commands: [CommandDescription]
  ) throws(UsageError) -> CommandDescription {
    guard let command = commands.first(where: { $0.name == name }) else {
      throw .unknownCommand(
        name, suggestion: Suggestion.nearest(to: name, among: commands.map(\.name)))
    }
    return command
  }

  /// `--name value` and `--name=value` mean the same; options may stand anywhere, also after
  /// arguments; everything after `--` is an argument; `-h` or `--help` anywhere before it asks for
  /// help, whatever else is wrong. Of an option given twice the last counts.
  ///
  /// - Parameter arguments: those after the command's name.
  package static func parse(
    _ arguments: [String], as command: CommandDescription
  ) throws(UsageError) -> ParsedCommand {
    var parsed = ParsedCommand()
    if arguments.prefix(while: { $0 != "--" }).contains(where: { $0 == "-h" || $0 == "--help" }) {
      parsed.wantsHelp = true
      return parsed
    }
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        parsed.positionals += rest
        break
      }
      if isOption(argument) {
        try parseOption(argument, rest: &rest, command: command, into: &parsed)
      } else {
        parsed.positionals.append(argument)
      }
    }
    try checkArguments(parsed.positionals, of: command)
    return parsed
  }

  /// A lone "-" is an argument: by custom it means the standard input.
  private static func isOption(_ argument: String) -> Bool {
    argument.hasPrefix("-") && argument != "-"
  }

  private static func parseOption(
    _ argument: String, rest: inout ArraySlice<String>, command: CommandDescription,
    into parsed: inout ParsedCommand
  ) throws(UsageError) {
    let equals = argument.firstIndex(of: "=")
    let name = String(argument[..<(equals ?? argument.endIndex)])
    let attached = equals.map { String(argument[argument.index(after: $0)...]) }
    guard let option = command.option(named: name) else {
      throw .unknownOption(
        name, suggestion: Suggestion.nearest(to: name, among: command.allOptions.map(\.name)))
    }
    guard let valueName = option.valueName else {
      if let attached { throw .unexpectedValue(option: option.name, value: attached) }
      parsed.flags.insert(option.name)
      return
    }
    var values = attached.map { [$0] } ?? []
    while values.isEmpty || option.takesMany, let next = rest.first, mayBeValue(next) {
      values.append(next)
      rest.removeFirst()
    }
    if values.isEmpty { throw .missingValue(option: option.name, valueName: valueName) }
    if !option.choices.isEmpty, let wrong = values.first(where: { !option.choices.contains($0) }) {
      throw .notAChoice(
        option: option.name, given: wrong, allowed: option.choices,
        suggestion: Suggestion.nearest(to: wrong, among: option.choices))
    }
    parsed.values[option.name, default: []] += values
  }

  /// A negative number is a value although it begins with a dash. A value that looks like an
  /// option must be written `--name=value`.
  private static func mayBeValue(_ argument: String) -> Bool {
    !isOption(argument) || Double(argument) != nil
  }

  private static func checkArguments(
    _ given: [String], of command: CommandDescription
  ) throws(UsageError) {
    let needed = command.arguments.filter { $0.kind == .one || $0.kind == .oneOrMore }
    if given.count < needed.count { throw .missingArgument(needed[given.count].name) }
    let isOpen = command.arguments.contains { $0.kind == .many || $0.kind == .oneOrMore }
    if !isOpen, given.count > command.arguments.count {
      throw .tooManyArguments(
        first: given[command.arguments.count], allowed: command.arguments.map(\.usage))
    }
  }
}
