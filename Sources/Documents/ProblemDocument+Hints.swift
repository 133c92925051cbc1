import Judging

extension JSONReader {
  /// A hint: a text alone, or `{"text": …, "zh": …, "about": […]}`.
  mutating func hint() throws(DocumentError) -> Problem.Hint {
    if next != UInt8(ascii: "{") { return Problem.Hint(try text()) }
    var hint = Problem.Hint("")
    try object(required: ["text"], optional: ["zh", "about"]) {
      reader, key throws(DocumentError) in
      switch key {
      case "text": hint.text = try reader.text()
      case "zh": hint.chinese = try reader.text()
      default:
        hint.topics = try reader.list("a topic", atLeastOne: true) {
          reader throws(DocumentError) in
          try reader.word("a mistake, a check, a group of cases or a verdict") {
            Problem.Hint.knownTopics.contains($0) ? $0 : nil
          }
        }
      }
    }
    return hint
  }
}
