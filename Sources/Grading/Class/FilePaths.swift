/// Paths as the system has them: bytes, of which only "/" means something.
enum FilePaths {
  private static let slash = UInt8(ascii: "/")

  /// Without "." and doubled slashes: two spellings of a path become one.
  static func clean(_ path: String) -> String {
    let parts = path.utf8.split(separator: slash).filter { !$0.elementsEqual(".".utf8) }
    let text = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "/")
    if path.utf8.first == slash { return "/" + text }
    return text.isEmpty ? "." : text
  }

  static func join(_ folder: String, _ name: [UInt8]) -> [UInt8] {
    let folder = Array(folder.utf8)
    if folder == [UInt8(ascii: ".")] { return name }
    return folder.last == slash ? folder + name : folder + [slash] + name
  }

  static func absolute(_ path: [UInt8]) -> [UInt8] {
    Array(Files.absolute("").utf8) + path
  }

  /// What follows the last dot.
  static func ending(_ path: [UInt8]) -> String {
    String(decoding: path.split(separator: UInt8(ascii: ".")).last ?? [], as: UTF8.self)
  }

  /// As a text; what is not UTF-8 is spelled `\xFF`.
  static func spell(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while let byte = rest.first {
      // The longest whole scalar, at most four bytes.
      let scalar = (1...4).lazy.compactMap { count -> String? in
        let head = rest.prefix(count)
        return head.count == count ? String(validating: head, as: UTF8.self) : nil
      }.first
      if let scalar {
        text += scalar
        rest = rest.dropFirst(scalar.utf8.count)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "\\x" + (digits.count < 2 ? "0" : "") + digits
        rest = rest.dropFirst()
      }
    }
    return text
  }
}
