import Documents
import Grading

/// One command of the program.
protocol Command: SendableMetatype {
  static var description: CommandDescription { get }
  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode
}

/// The program: finds the command, runs it, and turns what is thrown into one message and a code.
package enum JudgeProgram {
  /// In the order in which somebody new to them needs them.
  static let commands: [any Command.Type] = [
    ListCommand.self, ShowCommand.self, InitCommand.self, CheckCommand.self, HintCommand.self,
    ExplainCommand.self, StatusCommand.self, ResetCommand.self, BenchCommand.self,
    GradeCommand.self, MergeCommand.self, VerifyCommand.self, DoctorCommand.self,
    CompletionsCommand.self, ManCommand.self,
  ]

  package static func run(_ arguments: [String], _ context: Context) -> ExitCode {
    let descriptions = commands.map { $0.description }
    guard let name = arguments.first else {
      context.printError(HelpText.overview(descriptions, width: context.width))
      return .usage
    }
    if ["--help", "-h", "help"].contains(name) {
      if arguments.count > 1,
        let command = commands.first(where: { $0.description.name == arguments[1] })
      {
        context.print(HelpText.page(for: command.description, width: context.width))
      } else {
        context.print(HelpText.overview(descriptions, width: context.width))
      }
      return .success
    }
    if name == "--version" || name == "version" {
      context.print("judge \(Grader.version)\n")
      return .success
    }
    do throws(UsageError) {
      let description = try OptionParser.command(named: name, among: descriptions)
      guard let command = commands.first(where: { $0.description.name == name }) else {
        return .usage
      }
      let parsed = try OptionParser.parse(Array(arguments.dropFirst()), as: description)
      if parsed.wantsHelp {
        context.print(HelpText.page(for: description, width: context.width))
        return .success
      }
      return run(command, parsed, context)
    } catch {
      return fail(error, context, command: arguments.first)
    }
  }

  private static func run(
    _ command: any Command.Type, _ parsed: ParsedCommand, _ context: Context
  ) -> ExitCode {
    do {
      return try command.run(parsed, context)
    } catch let error as UsageError {
      return fail(error, context, command: command.description.name)
    } catch let error as GradingError {
      context.printError("judge: \(error.description)\n")
      return error.exitCode
    } catch {
      context.printError("judge: \(error)\n")
      return .judgeFailed
    }
  }

  private static func fail(
    _ error: UsageError, _ context: Context, command: String?
  ) -> ExitCode {
    let known = command.flatMap { name in commands.first { $0.description.name == name } }
    context.printError(
      "judge: \(error.description)\n\(HelpText.pointer(to: known?.description.name))\n")
    return .usage
  }
}

extension GradingError {
  var exitCode: ExitCode {
    switch self {
    case .noProblems, .noSuchProblem, .noSuchCandidate, .isFolder, .noFile, .unknownKind,
      .noStarter,
      .nothingToGrade:
      .notFound
    case .exists: .usage
    case .noSuchFixture, .document, .brokenProblem: .brokenProblem
    case .unreadable, .noCompiler, .noWorker, .unwritable, .weakIsolation, .noThreads:
      .judgeFailed
    }
  }
}
