import Grading
import Judging
import Reporting

/// What a command needs of the outside world. Only the main makes one.
package struct Context: Sendable {
  package var environment: [String: String]
  /// Where the program lies, links resolved.
  package var programFolder: String
  package var currentFolder: String
  package var outputIsTerminal: Bool
  package var errorIsTerminal: Bool
  /// The columns of the terminal; 80 where there is none.
  package var width: Int
  /// How many processors this process may use.
  package var processors: Int
  /// Results go to stdout, messages to stderr.
  package var print: @Sendable (String) -> Void
  package var printError: @Sendable (String) -> Void
  /// How long the program took until its first line ran.
  package var timeToStart = Duration.zero
  /// The lines of the terminal.
  package var height = 24
  package var inputIsTerminal = false
  /// The size of the terminal at this moment: its user may change it.
  package var screen: @Sendable () -> (width: Int, height: Int) = { (80, 24) }
  /// The next line of the standard input without its end; nil at the end.
  package var readLine: @Sendable () -> String? = { nil }
  /// Shows a long text through a command of the shell; false if that cannot be run.
  package var page: @Sendable (_ text: String, _ command: String) -> Bool = { _, _ in false }

  package init(
    environment: [String: String], programFolder: String, currentFolder: String,
    outputIsTerminal: Bool, errorIsTerminal: Bool, width: Int, processors: Int,
    print: @escaping @Sendable (String) -> Void,
    printError: @escaping @Sendable (String) -> Void
  ) {
    self.environment = environment
    self.programFolder = programFolder
    self.currentFolder = currentFolder
    self.outputIsTerminal = outputIsTerminal
    self.errorIsTerminal = errorIsTerminal
    self.width = width
    self.processors = processors
    self.print = print
    self.printError = printError
  }

  /// `TMPDIR`, or where temporary files go by custom.
  var temporaryFolder: String {
    let named = environment["TMPDIR"] ?? ""
    return named.isEmpty ? "/tmp" : named
  }

  func installation(_ parsed: ParsedCommand) -> Installation {
    Installation(
      programFolder: programFolder, environment: environment,
      problemsOverride: parsed.value(of: "--problems"),
      fixturesOverride: parsed.value(of: "--fixtures"))
  }

  /// Colour only on a terminal, and not where `NO_COLOR`, `TERM=dumb` or `--color never` says no.
  func style(_ parsed: ParsedCommand) -> TextStyle {
    let wanted = parsed.value(of: "--color") ?? "auto"
    let isPlain = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    let colour = wanted == "always" || (wanted == "auto" && outputIsTerminal && !isPlain)
    let locale = locale(of: "LC_CTYPE")
    // Whoever reads Chinese has the letters for it.
    let isASCII =
      (environment["TERM"] == "dumb" || (outputIsTerminal && (locale == "C" || locale == "POSIX")))
      && Language(parsed, self) == .english
    return TextStyle(
      colour: colour && !parsed.has("--output"), width: min(max(width, 40), 100),
      unicode: !isASCII)
  }

  /// The locale that holds for one of its categories, as POSIX has it.
  func locale(of category: String) -> String {
    ["LC_ALL", category, "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
  }

  /// Writes a result to `--output FILE`, or else to stdout.
  func deliver(_ text: String, _ parsed: ParsedCommand) throws(GradingError) {
    guard let path = parsed.value(of: "--output") else {
      print(text)
      return
    }
    try Files.write(text.utf8, to: path)
  }
}
