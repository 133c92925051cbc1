extension JudgeProgram {
  /// The commands for somebody who learns alone.
  static let learnerCommands: [any Command.Type] = [
    InitCommand.self, HintCommand.self, StatusCommand.self, ResetCommand.self,
  ]
}
