/// Fills a template: `{{key}}` becomes a value; the lines from `{{#key}}` to `{{/key}}` stay where a
/// condition holds, those from `{{^key}}` where it does not.
///
/// A value of several lines repeats what stands before it in its line, as the sign of a comment.
enum StarterTemplate {
  static func fill(
    _ template: String, values: [String: [String]], conditions: Set<String>
  ) -> String {
    var result: [String] = []
    var isKept = true
    for line in template.split(separator: "\n", omittingEmptySubsequences: false) {
      if let (sign, key) = mark(line) {
        isKept = sign == "/" || conditions.contains(key) == (sign == "#")
      } else if isKept {
        result += expand(String(line), values)
      }
    }
    return result.joined(separator: "\n")
  }

  /// "#" and "backward" of "{{#backward}}".
  private static func mark(_ line: Substring) -> (sign: Character, key: String)? {
    guard line.hasPrefix("{{"), line.hasSuffix("}}"), let sign = line.dropFirst(2).first,
      "#^/".contains(sign)
    else { return nil }
    return (sign, String(line.dropFirst(3).dropLast(2)))
  }

  private static func expand(_ line: String, _ values: [String: [String]]) -> [String] {
    for (key, lines) in values where lines.count > 1 && line.contains("{{\(key)}}") {
      return lines.map {
        let filled = line.replacing("{{\(key)}}", with: $0)
        return String(filled.reversed().drop { $0 == " " }.reversed())
      }
    }
    return [
      values.reduce(line) { $0.replacing("{{\($1.key)}}", with: $1.value.joined()) }
    ]
  }
}
