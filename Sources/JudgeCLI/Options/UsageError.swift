/// A command line that makes no sense.
package enum UsageError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, suggestion: String?)
  case missingValue(option: String, valueName: String)
  /// A flag was given a value.
  case unexpectedValue(option: String, value: String)
  /// Not one of the words that the option takes.
  case notAChoice(option: String, given: String, allowed: [String], suggestion: String?)
  /// `allowed` in words, as in "a whole number from 1 to 64".
  case notANumber(option: String, given: String, allowed: String)
  case missingArgument(String)
  case tooManyArguments(first: String, allowed: [String])
  /// Two options that cannot both be meant, and why.
  case contradiction(String, String, why: String)
  /// There is nobody to ask; an option says the answer.
  case noTerminal(instead: String)

  package var description: String {
    switch self {
    case .unknownCommand(let name, let suggestion):
      "there is no command \"\(name)\"" + Self.question(suggestion)
    case .unknownOption(let name, let suggestion):
      "there is no option \(name)" + Self.question(suggestion)
    case .missingValue(let option, let valueName):
      "\(option) needs a value: \(option) \(valueName)"
    case .unexpectedValue(let option, let value):
      "\(option) takes no value, but \"\(value)\" was given"
    case .notAChoice(let option, let given, let allowed, let suggestion):
      "\(option) is one of \(allowed.joined(separator: ", ")), not \"\(given)\""
        + Self.question(suggestion)
    case .notANumber(let option, let given, let allowed):
      "\(option) is \(allowed), not \"\(given)\""
    case .missingArgument(let name):
      "\(name) is missing"
    case .tooManyArguments(let first, let allowed):
      allowed.isEmpty
        ? "\"\(first)\" is one too many: no arguments are expected here"
        : "\"\(first)\" is one too many: only \(allowed.joined(separator: " ")) is expected here"
    case .noTerminal(let option):
      "there is no terminal to ask on: say \(option) if you mean it"
    case .contradiction(let one, let other, let why):
      "\(one) and \(other) contradict each other: \(why)"
    }
  }

  private static func question(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean \($0)?" } ?? ""
  }
}
