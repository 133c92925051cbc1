extension JSONReader {
  /// Reads a string that `make` turns into a value.
  mutating func word<Value>(
    _ expected: String, among words: [String] = [], _ make: (String) -> Value?
  ) throws(DocumentError) -> Value {
    let start = position
    let text = try typed(expected) { reader throws(DocumentError) in try reader.string() }
    if let value = make(text) { return value }
    throw error(
      start, expected: expected, found: Self.quoted(text),
      suggestion: Suggestion.nearest(to: text, among: words))
  }

  /// Reads one of the words that an enumeration spells.
  mutating func word<Value>(_ type: Value.Type) throws(DocumentError) -> Value
  where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    let words = Value.allCases.map(\.rawValue)
    let quoted = words.map { "\"\($0)\"" }
    let expected =
      quoted.count < 2
      ? quoted.joined() : "\(quoted.dropLast().joined(separator: ", ")) or \(quoted.last ?? "")"
    return try word(expected, among: words) { Value(rawValue: $0) }
  }

  /// Reads a string with something in it.
  mutating func text() throws(DocumentError) -> String {
    try word("a string that is not empty") { $0.isEmpty ? nil : $0 }
  }

  /// Reads a number that `allowed` accepts.
  mutating func number(
    _ expected: String, where allowed: (Double) -> Bool
  ) throws(DocumentError) -> Double {
    let start = position
    let value = try typed(expected) { reader throws(DocumentError) in try reader.number() }
    if allowed(value) { return value }
    throw error(
      start, expected: expected, found: String(decoding: bytes[start..<position], as: UTF8.self))
  }

  /// Where something else begins than what was asked for, says in full what was expected.
  private mutating func typed<Value>(
    _ expected: String, _ read: (inout JSONReader) throws(DocumentError) -> Value
  ) throws(DocumentError) -> Value {
    let start = position
    do {
      return try read(&self)
    } catch {
      throw position == start ? self.error(expected: expected) : error
    }
  }
}
