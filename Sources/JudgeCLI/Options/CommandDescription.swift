/// One command in words: the only source of its parsing, its `--help`, the completions and the man
/// page, so that they cannot contradict each other.
package struct CommandDescription: Hashable, Sendable {
  package var name: String
  /// One line, as in the list of commands.
  package var summary: String
  /// Paragraphs, divided by an empty line; they are wrapped to the width of the terminal.
  package var discussion: String
  package var arguments: [ArgumentDescription]
  package var options: [OptionDescription]
  /// Whole command lines; text after two spaces and a `#` is a remark.
  package var examples: [String]

  package init(
    name: String, summary: String, discussion: String = "",
    arguments: [ArgumentDescription] = [], options: [OptionDescription] = [],
    examples: [String] = []
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.arguments = arguments
    self.options = options
    self.examples = examples
  }

  /// Every option, `--help` included: it belongs to every command.
  package var allOptions: [OptionDescription] { options + [.help] }

  package func option(named name: String) -> OptionDescription? {
    allOptions.first { $0.name == name || $0.short == name }
  }

  /// "judge check [OPTIONS] PROBLEM [CANDIDATE]"
  package var usage: String {
    (["judge", name, "[OPTIONS]"] + arguments.map(\.usage)).joined(separator: " ")
  }
}

/// A positional argument.
package struct ArgumentDescription: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case one
    case optional
    case many
    case oneOrMore
  }

  /// In capitals, as in "PROBLEM".
  package var name: String
  package var help: String
  package var kind: Kind
  package var completion: CompletionHint

  package init(
    name: String, help: String, kind: Kind = .one, completion: CompletionHint = .nothing
  ) {
    self.name = name
    self.help = help
    self.kind = kind
    self.completion = completion
  }

  /// "PROBLEM", "[CANDIDATE]", "[PROBLEM…]" or "PATH…".
  package var usage: String {
    switch kind {
    case .one: name
    case .optional: "[\(name)]"
    case .many: "[\(name)…]"
    case .oneOrMore: "\(name)…"
    }
  }
}

/// A flag (`--quiet`) or an option with a value (`--seed N`).
package struct OptionDescription: Hashable, Sendable {
  /// With its dashes, as in "--seed".
  package var name: String
  /// One dash and one letter, if there is such a form.
  package var short: String?
  /// As in "N"; nil for a flag.
  package var valueName: String?
  /// Takes every argument up to the next option: `--fixture FILE…`.
  package var takesMany: Bool
  package var help: String
  /// The value that holds without the option, in words; nil where none does.
  package var defaultText: String?
  /// The only values allowed, where the option asks for one of some words.
  package var choices: [String]
  package var completion: CompletionHint

  package init(
    name: String, short: String? = nil, valueName: String? = nil, takesMany: Bool = false,
    help: String, defaultText: String? = nil, choices: [String] = [],
    completion: CompletionHint = .nothing
  ) {
    self.name = name
    self.short = short
    self.valueName = valueName
    self.takesMany = takesMany
    self.help = help
    self.defaultText = defaultText
    self.choices = choices
    self.completion = choices.isEmpty ? completion : .words(choices)
  }

  package static let help = OptionDescription(
    name: "--help", short: "-h", help: "Show this help.")

  /// "-h, --help", "--seed N" or "--fixture FILE…".
  package var usage: String {
    let value = valueName.map { " " + $0 + (takesMany ? "…" : "") } ?? ""
    return (short.map { $0 + ", " } ?? "") + name + value
  }
}
