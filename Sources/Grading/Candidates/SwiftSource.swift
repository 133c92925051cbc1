/// What the judge must know of a Swift source before compiling it: found by its words, with comments
/// and strings left out.
struct SwiftSource {
  /// Identifiers, numbers, and all else one character at a time.
  private let words: [Substring]

  init(_ text: String) { words = Self.words(in: text) }

  /// It exports C symbols itself.
  var exportsItself: Bool {
    zip(words, words.dropFirst()).contains { $0 == "@" && ($1 == "c" || $1 == "_cdecl") }
  }

  func defines(function name: String) -> Bool {
    zip(words, words.dropFirst()).contains { $0 == "func" && $1 == name }
  }

  func mentions(_ word: String) -> Bool { words.contains { $0 == word } }

  /// The names of the functions, in order.
  var functions: [Substring] {
    zip(words, words.dropFirst()).filter { $0.0 == "func" }.map(\.1)
  }

  /// The line on which a function is defined, counted from 1.
  func line(ofFunction name: String) -> Int? {
    guard let word = zip(words, words.dropFirst()).first(where: { $0 == "func" && $1 == name })?.1
    else { return nil }
    return 1 + word.base[..<word.startIndex].count(where: \.isNewline)
  }

  /// The first type, made by this keyword, that names one of these protocols among what it inherits.
  func typeName(after keyword: Substring, conformingTo protocols: Set<Substring>) -> Substring? {
    for index in words.indices.dropLast() where words[index] == keyword {
      let rest = words[(index + 2)...].prefix { $0 != "{" }
      if rest.first == ":" || rest.first == "<", rest.contains(where: protocols.contains) {
        return words[index + 1]
      }
    }
    return nil
  }

  private static func words(in text: String) -> [Substring] {
    var words: [Substring] = []
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else if rest.hasPrefix("/*") {
        rest = afterComment(rest)
      } else if first == "\"" {
        rest = afterString(rest)
      } else if first.isLetter || first == "_" || first.isNumber {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        words.append(word)
        rest = rest[word.endIndex...]
      } else {
        if !first.isWhitespace { words.append(rest.prefix(1)) }
        rest = rest.dropFirst()
      }
    }
    return words
  }

  /// Comments nest.
  private static func afterComment(_ text: Substring) -> Substring {
    var rest = text.dropFirst(2)
    var depth = 1
    while depth > 0, !rest.isEmpty {
      if rest.hasPrefix("/*") {
        depth += 1
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("*/") {
        depth -= 1
        rest = rest.dropFirst(2)
      } else {
        rest = rest.dropFirst()
      }
    }
    return rest
  }

  private static func afterString(_ text: Substring) -> Substring {
    let quote = text.hasPrefix("\"\"\"") ? "\"\"\"" : "\""
    var rest = text.dropFirst(quote.count)
    while !rest.isEmpty, !rest.hasPrefix(quote) {
      rest = rest.dropFirst(rest.first == "\\" ? 2 : 1)
    }
    return rest.dropFirst(quote.count)
  }
}
