import BatchNorm
package import Judging

/// `judge-fixture/1`: recorded results of another system.
package enum FixtureDocument {
  package static let schema = "judge-fixture/1"

  /// Reads a fixture.
  ///
  /// - Parameter path: What errors call the file.
  /// - Throws: For anything that the format does not allow, at its place: arrays that are ragged or
  ///   do not fit the layout or each other, an unknown key, NaN where none may be.
  package static func decode(
    _ pieces: DocumentPieces, path: String
  ) throws(DocumentError) -> Fixture {
    var reader = try JSONReader(pieces, file: path)
    let raw = try reader.fixture()
    try reader.end()
    return try raw.checked(file: path)
  }
}

/// A fixture as it is written, before its parts are held against each other: they come in any order.
struct RawFixture {
  var id = ""
  var description = ""
  var source = Fixture.Source(tool: "", version: "", call: "")
  var layout: Layout?
  var conventions = Conventions(momentum: .update, runningVariance: .biased)
  var eps = 0.0
  var momentum: Double?
  /// nil where they are null.
  var gamma: NestedNumbers?
  var beta: NestedNumbers?
  var runningMean: NestedNumbers?
  var runningVar: NestedNumbers?
  var steps: [RawStep] = []
  var tolerance = (relative: 0.0, absolute: 0.0)
}

struct RawStep {
  var mode = Mode.train
  var x: NestedNumbers?
  var gradOut: NestedNumbers?
  var expected: [StepValues.Quantity: NestedNumbers] = [:]
}

extension JSONReader {
  fileprivate mutating func fixture() throws(DocumentError) -> RawFixture {
    var raw = RawFixture()
    try object(
      required: [
        "schema", "id", "layout", "conventions", "eps", "momentum", "gamma", "beta",
        "running_mean", "running_var", "steps", "tolerance",
      ], optional: ["description", "source"]
    ) { reader, key throws(DocumentError) in
      switch key {
      case "schema": try reader.schema(FixtureDocument.schema)
      case "id": raw.id = try reader.text()
      case "description": raw.description = try reader.string()
      case "source": raw.source = try reader.source()
      case "layout": raw.layout = try reader.layout()
      case "conventions": raw.conventions = try reader.conventions()
      case "eps": raw.eps = try reader.nonNegative()
      case "momentum": raw.momentum = try reader.momentum()
      case "gamma": raw.gamma = try reader.numbersOrNull()
      case "beta": raw.beta = try reader.numbersOrNull()
      case "running_mean": raw.runningMean = try reader.numbersOrNull()
      case "running_var": raw.runningVar = try reader.numbersOrNull()
      case "steps":
        let start = reader.place()
        try reader.array(of: "an array of steps") { reader, _ throws(DocumentError) in
          raw.steps.append(try reader.step())
        }
        if raw.steps.isEmpty {
          throw reader.error(at: start, expected: "at least one step", found: "none")
        }
      default: raw.tolerance = try reader.tolerance()
      }
    }
    return raw
  }

  private mutating func source() throws(DocumentError) -> Fixture.Source {
    var source = Fixture.Source(tool: "", version: "", call: "")
    try object(required: [], optional: ["tool", "version", "call"]) {
      reader, key throws(DocumentError) in
      switch key {
      case "tool": source.tool = try reader.string()
      case "version": source.version = try reader.string()
      default: source.call = try reader.string()
      }
    }
    return source
  }

  private mutating func momentum() throws(DocumentError) -> Double? {
    null() ? nil : try number("a number or null") { _ in true }
  }

  private mutating func numbersOrNull() throws(DocumentError) -> NestedNumbers? {
    null() ? nil : try numbers()
  }

  private mutating func tolerance() throws(DocumentError) -> (relative: Double, absolute: Double) {
    var tolerance = (relative: 0.0, absolute: 0.0)
    try object(required: ["rtol", "atol"]) { reader, key throws(DocumentError) in
      let bound = try reader.nonNegative()
      if key == "rtol" { tolerance.relative = bound } else { tolerance.absolute = bound }
    }
    return tolerance
  }

  private mutating func step() throws(DocumentError) -> RawStep {
    var step = RawStep()
    try object(required: ["mode", "x", "expect"], optional: ["grad_out"]) {
      reader, key throws(DocumentError) in
      switch key {
      case "mode": step.mode = try reader.word(Mode.self)
      case "x": step.x = try reader.nestedNumbers(special: true)
      case "grad_out":
        step.gradOut = reader.null() ? nil : try reader.nestedNumbers(special: true)
      default:
        try reader.object(required: [], optional: StepValues.Quantity.allCases.map(\.key)) {
          reader, key throws(DocumentError) in
          guard let quantity = StepValues.Quantity.allCases.first(where: { $0.key == key }),
            !reader.null()
          else { return }
          step.expected[quantity] = try reader.nestedNumbers(special: true)
        }
      }
    }
    return step
  }
}

extension StepValues.Quantity {
  /// As fixtures spell it.
  var key: String {
    switch self {
    case .output: "y"
    case .runningMean: "running_mean"
    case .runningVariance: "running_var"
    case .gradX: "grad_x"
    case .gradGamma: "grad_gamma"
    case .gradBeta: "grad_beta"
    }
  }

  /// Whether it has the shape of x rather than a value per channel.
  var hasShapeOfX: Bool { self == .output || self == .gradX }
}
