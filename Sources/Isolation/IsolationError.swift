/// The judge could not do its own part; never the candidate's fault.
package enum IsolationError: Error, Hashable, Sendable {
  /// A call of the operating system failed. `what` says what was being done.
  case system(what: String, errorNumber: Int32)
  /// The worker program is missing or cannot be started.
  case cannotStart(path: String, errorNumber: Int32)
}

extension IsolationError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let what, _): "cannot \(what): \(reason)"
    case .cannotStart(let path, _): "cannot start \(path): \(reason)"
    }
  }

  /// Without what was being done.
  package var reason: String {
    switch self {
    case .system(_, let errorNumber), .cannotStart(_, let errorNumber): systemMessage(errorNumber)
    }
  }
}
