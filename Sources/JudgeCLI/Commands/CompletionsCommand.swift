import Documents
import Grading
import Judging

/// `judge completions SHELL`
enum CompletionsCommand: Command {
  static let description = CommandDescription(
    name: "completions", summary: "Teach a shell to complete what you type.",
    discussion: """
      Prints a script for the shell, which completes commands, options and their values, problems, \
      mistakes and files. Have the shell's start-up file run it:

        bash, in ~/.bashrc: eval "$(judge completions bash)"
        zsh, in ~/.zshrc, after compinit: eval "$(judge completions zsh)"
        fish, in ~/.config/fish/config.fish: judge completions fish | source

      With WORDs, those of a command line after judge, it answers what the last one may become, as \
      the script asks it.
      """,
    arguments: [
      ArgumentDescription(
        name: "SHELL", help: "bash, zsh or fish.",
        completion: .words(CompletionScript.allCases.map(\.rawValue))),
      ArgumentDescription(name: "WORD", help: "A command line so far.", kind: .many),
    ],
    options: [CommonOptions.problems],
    examples: [
      "eval \"$(judge completions bash)\"", "judge completions bash -- check batchnorm --fo",
    ])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let names = CompletionScript.allCases.map(\.rawValue)
    let name = parsed.positionals[0]
    guard let shell = CompletionScript(rawValue: name) else {
      throw UsageError.notAChoice(
        option: "SHELL", given: name, allowed: names,
        suggestion: Suggestion.nearest(to: name, among: names))
    }
    guard parsed.positionals.count > 1 else {
      context.print(shell.text)
      return .success
    }
    let commands = JudgeProgram.commands.map { $0.description }
    let library = ProblemLibrary(context.installation(parsed))
    let completion = Completion(
      of: Array(parsed.positionals.dropFirst()), commands: commands
    ) { hint in
      switch hint {
      case .problem:
        // A problem that is broken is one all the same; without problems there is nothing to offer.
        ((try? library.identifiers()) ?? []).map {
          Completion.Word($0, help: (try? library.problem($0))?.title ?? "")
        }
      case .mistake: Mistake.catalogue.map { Completion.Word($0.slug, help: $0.english.title) }
      case .command: commands.map { Completion.Word($0.name, help: $0.summary) }
      case .nothing, .file, .folder, .words: []
      }
    }
    context.print(shell.answer(completion))
    return .success
  }
}
