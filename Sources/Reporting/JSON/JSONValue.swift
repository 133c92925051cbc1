/// JSON to be written. An object keeps the order of its keys, which `JSONEncoder` does not: a person
/// who opens a report reads verdict, score and diagnosis before a thousand lines of cases, and
/// `head -c 300` of a line of `jsonl` says what it is about. Short arrays stay on one line.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case unsigned(UInt64)
  /// NaN and the infinities, which JSON lacks, are written as the strings "NaN", "Infinity" and
  /// "-Infinity".
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  package static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  package static func optional(_ number: Double?) -> JSONValue {
    number.map { .number($0) } ?? .null
  }

  /// One line, or indented by two spaces; without a line end at the end.
  package func text(pretty: Bool) -> String {
    var writer = JSONWriter(pretty: pretty)
    writer.write(self, indent: 0)
    return writer.text
  }

  /// Neither holds nor is something that deserves lines of its own.
  var isShort: Bool {
    switch self {
    case .array(let values): values.isEmpty
    case .object(let members): members.isEmpty
    default: true
    }
  }
}

/// Writes JSON values into one growing text. A class is mostly this, hence bytes and no characters.
struct JSONWriter {
  let pretty: Bool
  private var bytes: [UInt8] = []

  init(pretty: Bool) { self.pretty = pretty }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .null: add("null")
    case .bool(let value): add(value ? "true" : "false")
    case .integer(let number): add(String(number))
    case .unsigned(let number): add(String(number))
    case .number(let number):
      if number.isFinite { add(number.description) } else { write(NumberText.exact(number)) }
    case .string(let string): write(string)
    case .array(let values):
      let isFlat = values.allSatisfy(\.isShort)
      write(values, "[", "]", isFlat: isFlat, indent: indent) { $0.write($1, indent: $2) }
    case .object(let members):
      let isFlat = indent > 0 && members.count <= 4 && members.allSatisfy { Self.isFlat($0.value) }
      write(members, "{", "}", isFlat: isFlat, indent: indent) { writer, member, indent in
        writer.write(member.key)
        writer.add(letter: ":")
        if writer.pretty { writer.add(letter: " ") }
        writer.write(member.value, indent: indent)
      }
    }
  }

  private static func isFlat(_ value: JSONValue) -> Bool {
    if case .array(let values) = value { return values.allSatisfy(\.isShort) }
    return value.isShort
  }

  private mutating func write<Element>(
    _ elements: [Element], _ open: Unicode.Scalar, _ close: Unicode.Scalar, isFlat: Bool,
    indent: Int,
    each: (inout JSONWriter, Element, Int) -> Void
  ) {
    add(letter: open)
    let breaks = pretty && !isFlat && !elements.isEmpty
    for (place, element) in elements.enumerated() {
      if place > 0 {
        add(letter: ",")
        if pretty && !breaks { add(letter: " ") }
      }
      if breaks { newLine(indent + 1) }
      each(&self, element, indent + 1)
    }
    if breaks { newLine(indent) }
    add(letter: close)
  }

  private mutating func newLine(_ indent: Int) {
    add(letter: "\n")
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
  }

  private mutating func add(_ text: String) { bytes += text.utf8 }

  /// A letter of ASCII: a tenth of the work of a text.
  @inline(__always)
  private mutating func add(letter: Unicode.Scalar) { bytes.append(UInt8(ascii: letter)) }

  /// RFC 8259, section 7. Line and paragraph separators are escaped as well, so that a line of
  /// `jsonl` stays one line for every reader.
  private mutating func write(_ string: String) {
    add(letter: "\"")
    let isPlain = string.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x22 && $0 != 0x5C }
    add(isPlain ? string : SafeText.spell(string, Self.escape))
    add(letter: "\"")
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case _
    where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || scalar.value == 0x2028 || scalar.value == 0x2029:
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: return nil
    }
  }
}
