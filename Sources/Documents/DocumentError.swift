/// What is wrong with a document, and where.
///
///     fixtures/x.json:3:15: steps[0].mode: expected "train" or "eval", found "training"
package struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A step from a value to one inside of it.
  package enum PathComponent: Hashable, Sendable {
    case key(String)
    case index(Int)
  }

  package var file: String
  /// From 1.
  package var line: Int
  /// From 1, in characters of Unicode.
  package var column: Int
  /// From the whole document to the value that is wrong.
  package var path: [PathComponent]
  package var expected: String
  package var found: String
  /// The key or word that may have been meant.
  package var suggestion: String?

  package init(
    file: String, line: Int, column: Int, path: [PathComponent] = [], expected: String,
    found: String, suggestion: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.expected = expected
    self.found = found
    self.suggestion = suggestion
  }

  /// The path as it is written: `steps[0].expect.y[3][1]`; empty for the whole document.
  package var keyPath: String {
    path.reduce(into: "") { text, component in
      switch component {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .index(let index): text += "[\(index)]"
      }
    }
  }

  package var description: String {
    let place = path.isEmpty ? "" : "\(keyPath): "
    let meant = suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
    return "\(file):\(line):\(column): \(place)expected \(expected), found \(found)\(meant)"
  }

  /// The same error, seen from the value that holds the one it was found in.
  func inside(_ component: PathComponent) -> DocumentError {
    var error = self
    error.path.insert(component, at: 0)
    return error
  }
}
