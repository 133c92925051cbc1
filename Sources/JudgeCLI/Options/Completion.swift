/// What a word of a command line may become, found in the descriptions of the commands.
package enum Completion: Hashable, Sendable {
  package struct Word: Hashable, Sendable {
    package var text: String
    /// One line, or empty.
    package var help: String

    package init(_ text: String, help: String = "") {
      self.text = text
      self.help = help
    }
  }

  case words([Word])
  /// Files and folders, which the shell knows itself.
  case files
  case folders

  /// - Parameters:
  ///   - line: The words after the program's name; the last one, which may be empty, is completed.
  ///   - values: The words behind a hint that stands for a list.
  package init(
    of line: [String], commands: [CommandDescription], values: (CompletionHint) -> [Word]
  ) {
    var line = line[...]
    var current = line.popLast() ?? ""
    let names = commands.map { Word($0.name, help: $0.summary) }
    guard let name = line.popFirst() else {
      self = Self.words(names + [Word("help"), Word("--help"), Word("--version")], current)
      return
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      self = Self.words(name == "help" && line.isEmpty ? names : [], current)
      return
    }
    // bash divides "--format=json" at the sign.
    if current == "=" { current = "" }
    let place = Place(line.filter { $0 != "=" }, in: command)
    if current.hasPrefix("-"), !place.isPastOptions {
      if let equals = current.firstIndex(of: "="),
        let option = command.option(named: String(current[..<equals]))
      {
        self = Self.offer(
          option.completion, String(current[current.index(after: equals)...]), values,
          before: current[...equals])
      } else {
        self = Self.words(
          command.allOptions.filter { !place.given.contains($0.name) || $0.takesMany }
            .map { Word($0.name, help: HelpText.help(of: $0)) }, current)
      }
    } else {
      self = Self.offer(place.hint, current, values)
    }
  }

  /// What the words before the current one leave open.
  private struct Place {
    /// The options that were given, by their long names.
    var given: Set<String> = []
    /// After "--" all is an argument.
    var isPastOptions = false
    /// Of the current word, if it is no option.
    var hint: CompletionHint

    init(_ words: some Sequence<String>, in command: CommandDescription) {
      var option: OptionDescription?
      var count = 0
      for word in words {
        if isPastOptions || !word.hasPrefix("-") {
          if option?.takesMany == true { continue }
          if option == nil { count += 1 } else { option = nil }
        } else if word == "--" {
          (isPastOptions, option) = (true, nil)
        } else {
          option = nil
          let name = word.prefix { $0 != "=" }
          guard let known = command.option(named: String(name)) else { continue }
          given.insert(known.name)
          if known.valueName != nil, name.count == word.count { option = known }
        }
      }
      let argument =
        count < command.arguments.count
        ? command.arguments[count]
        : command.arguments.last.flatMap { [.many, .oneOrMore].contains($0.kind) ? $0 : nil }
      hint = option?.completion ?? argument?.completion ?? .nothing
    }
  }

  private static func offer(
    _ hint: CompletionHint, _ current: String, _ values: (CompletionHint) -> [Word],
    before: Substring = ""
  ) -> Self {
    switch hint {
    case .file: .files
    case .folder: .folders
    case .nothing: .words([])
    case .words(let words): Self.words(words.map { Word(before + $0) }, before + current)
    case .problem, .mistake, .command:
      Self.words(
        values(hint).map { Word(before + $0.text, help: $0.help) }, before + current)
    }
  }

  private static func words(_ words: [Word], _ current: String) -> Self {
    .words(words.filter { $0.text.hasPrefix(current) })
  }
}
