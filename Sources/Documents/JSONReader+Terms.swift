import BatchNorm

/// What problems and fixtures have in common.
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
}
