/// What a shell may offer where a value is asked for.
package enum CompletionHint: Hashable, Sendable {
  case nothing
  case file
  case folder
  /// The id of a problem.
  case problem
  /// The slug of a mistake.
  case mistake
  /// The name of a command.
  case command
  case words([String])
}
