/// Small pieces of English.
package enum Words {
  /// "1 case", "3 cases".
  static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  /// "a", "a and b", "a, b and c".
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// "38 ms", "1.25 s".
  package static func time(milliseconds: Double) -> String {
    milliseconds < 1000
      ? NumberText.short(milliseconds) + " ms" : NumberText.short(milliseconds / 1000) + " s"
  }
}
