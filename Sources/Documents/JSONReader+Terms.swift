import BatchNorm

/// What documents have in common.
extension JSONReader {
  mutating func schema(_ name: String) throws(DocumentError) {
    try word("\"\(name)\"") { $0 == name ? () : nil }
  }

  mutating func layout() throws(DocumentError) -> Layout {
    try word("a layout: a capital letter per dimension, each once and one of them C, as in NCHW") {
      try? Layout($0)
    }
  }

  mutating func conventions() throws(DocumentError) -> Conventions {
    var conventions = Conventions(momentum: .update, runningVariance: .biased)
    try object(required: ["momentum", "running_var"]) { reader, key throws(DocumentError) in
      switch key {
      case "momentum": conventions.momentum = try reader.word(Conventions.Momentum.self)
      default: conventions.runningVariance = try reader.word(Conventions.RunningVariance.self)
      }
    }
    return conventions
  }

  mutating func nonNegative() throws(DocumentError) -> Double {
    try number("a number of at least 0") { $0 >= 0 }
  }

  /// Reads an array whose elements all differ.
  mutating func list<Element: Equatable>(
    _ what: String, atLeastOne: Bool = false,
    _ read: (inout JSONReader) throws(DocumentError) -> Element
  ) throws(DocumentError) -> [Element] {
    let start = place()
    var elements: [Element] = []
    try array { reader, _ throws(DocumentError) in
      let start = reader.place()
      let element = try read(&reader)
      if elements.contains(element) {
        throw reader.error(
          at: start, expected: "\(what) that is not there yet", found: "one that is")
      }
      elements.append(element)
    }
    if atLeastOne, elements.isEmpty {
      throw error(at: start, expected: "at least one element", found: "none")
    }
    return elements
  }
}
