import Grading
import Judging

extension Language {
  static let option = OptionDescription(
    name: "--language-of-text", valueName: "LANGUAGE",
    help: "The language of statements, hints and the pages of mistakes.",
    defaultText: "as LC_ALL, LC_MESSAGES or LANG says, else en",
    choices: allCases.map(\.rawValue))

  init(_ parsed: ParsedCommand, _ context: Context) {
    let named = parsed.value(of: Self.option.name)
    let locale = context.locale(of: "LC_MESSAGES")
    self = Self(rawValue: named ?? String(locale.prefix(2))) ?? .english
  }

  /// `statement.md`, `statement.zh.md`.
  func fileName(_ stem: String, _ ending: String) -> String {
    self == .english ? "\(stem).\(ending)" : "\(stem).\(rawValue).\(ending)"
  }

  /// A text that lies in a folder, in this language or, where it is missing, in English.
  func text(_ stem: String, _ ending: String, in folder: String) throws(GradingError) -> String {
    let own = Files.join(folder, fileName(stem, ending))
    let path =
      Files.exists(own) ? own : Files.join(folder, Self.english.fileName(stem, ending))
    return String(decoding: try Files.read(path), as: UTF8.self)
  }
}
