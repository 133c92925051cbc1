/// What was given to a command.
package struct ParsedCommand: Hashable, Sendable {
  /// `--help` was asked for; nothing else has been checked then.
  package var wantsHelp = false
  /// In the order given.
  package var positionals: [String] = []
  var values: [String: [String]] = [:]
  var flags: Set<String> = []

  package init() {}

  /// Whether a flag was given: `flag("--quiet")`.
  package func flag(_ name: String) -> Bool { flags.contains(name) }

  /// The value of an option, the last if it was given more than once; nil if it was not given.
  package func value(of name: String) -> String? { values[name]?.last }

  /// All values of an option, in order; empty if it was not given.
  package func values(of name: String) -> [String] { values[name] ?? [] }

  /// Whether a flag or an option was given.
  package func has(_ name: String) -> Bool { flags.contains(name) || values[name] != nil }

  /// A whole number. nil if the option was not given.
  ///
  /// - Throws: `UsageError.notANumber` if it is not a whole number in `range`.
  package func integer<Number: FixedWidthInteger>(
    of name: String, in range: ClosedRange<Number>
  ) throws(UsageError) -> Number? {
    guard let text = value(of: name) else { return nil }
    guard let number = Number(text), range.contains(number) else {
      throw .notANumber(
        option: name, given: text,
        allowed: "a whole number " + Self.words(range.lowerBound, range.upperBound, Number.max))
    }
    return number
  }

  /// A number that may have decimals. nil if the option was not given.
  ///
  /// - Throws: `UsageError.notANumber` if it is not a finite number in `range`.
  package func number(
    of name: String, in range: ClosedRange<Double>
  ) throws(UsageError) -> Double? {
    guard let text = value(of: name) else { return nil }
    guard let number = Double(text), number.isFinite, range.contains(number) else {
      throw .notANumber(
        option: name, given: text,
        allowed: "a number "
          + Self.words(range.lowerBound, range.upperBound, Double.greatestFiniteMagnitude))
    }
    return number
  }

  private static func words<Number: Comparable>(
    _ lower: Number, _ upper: Number, _ limit: Number
  ) -> String {
    upper == limit ? "of at least \(plain(lower))" : "from \(plain(lower)) to \(plain(upper))"
  }

  /// 10 rather than 10.0.
  private static func plain<Number>(_ number: Number) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
