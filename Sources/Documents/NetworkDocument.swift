import BatchNorm
package import Judging

/// `judge-network/1`: a recorded training run of a small network, to be replayed.
package enum NetworkDocument {
  package static let schema = "judge-network/1"

  /// - Parameter path: What errors call the file.
  /// - Throws: For anything that the format does not allow, at its place.
  package static func decode(
    _ pieces: DocumentPieces, path: String
  ) throws(DocumentError) -> NetworkPlan {
    var reader = try JSONReader(pieces, file: path)
    let plan = try reader.network()
    try reader.end()
    return plan
  }

  /// Whether a document says that it is one, near its beginning.
  package static func isOne(_ pieces: DocumentPieces) -> Bool {
    String(decoding: pieces.first.prefix(200), as: UTF8.self).contains(schema)
  }
}

extension JSONReader {
  fileprivate mutating func network() throws(DocumentError) -> NetworkPlan {
    let none = NetworkPlan.Parameters(weights: [], bias: [], gammas: [], betas: [])
    var plan = NetworkPlan(
      sizes: [], batch: 0, x: [], target: [], testBatch: 0, testX: [], initial: none, epochs: 0,
      learningRate: 0, eps: 0, momentum: 0, recorded: NetworkPlan.Trace(parameters: none))
    let start = place()
    try object(
      required: [
        "schema", "id", "description", "source", "conventions", "eps", "momentum", "sizes",
        "epochs", "learning_rate", "x", "target", "test_x", "initial", "expect", "tolerance",
      ]
    ) { reader, key throws(DocumentError) in
      switch key {
      case "schema": try reader.schema(NetworkDocument.schema)
      case "id", "description": _ = try reader.string()
      case "source":
        try reader.object(required: ["tool", "version", "call"]) {
          reader, _ throws(DocumentError) in
          _ = try reader.string()
        }
      case "conventions": plan.conventions = try reader.conventions()
      case "eps": plan.eps = try reader.nonNegative()
      case "momentum": plan.momentum = try reader.nonNegative()
      case "sizes":
        plan.sizes = try reader.numbers().values.map { Int($0) }
        guard plan.sizes.count == 4, plan.sizes.allSatisfy({ $0 > 0 }) else {
          throw reader.error(
            at: start, expected: "four sizes of at least 1", found: "\(plan.sizes)")
        }
      case "epochs": plan.epochs = Int(try reader.number("a whole number") { $0 == $0.rounded() })
      case "learning_rate": plan.learningRate = try reader.nonNegative()
      case "x": plan.x = try reader.numbers().values
      case "target": plan.target = try reader.numbers().values
      case "test_x": plan.testX = try reader.numbers().values
      case "initial": plan.initial = try reader.networkParameters()
      case "tolerance":
        try reader.object(required: ["rtol", "atol"]) { reader, key throws(DocumentError) in
          let value = try reader.nonNegative()
          if key == "rtol" {
            plan.relativeTolerance = value
          } else {
            plan.absoluteTolerance = value
          }
        }
      default: plan.recorded = try reader.networkTrace()
      }
    }
    plan.batch = plan.x.count / max(1, plan.sizes[0])
    plan.testBatch = plan.testX.count / max(1, plan.sizes[0])
    if let wrong = plan.misfit {
      throw error(at: start, expected: "arrays that fit the sizes", found: wrong)
    }
    return plan
  }

  private mutating func networkParameters() throws(DocumentError) -> NetworkPlan.Parameters {
    var parameters = NetworkPlan.Parameters(weights: [], bias: [], gammas: [], betas: [])
    try object(required: ["weights", "bias", "gammas", "betas"]) {
      reader, key throws(DocumentError) in
      switch key {
      case "weights": parameters.weights = try reader.arraysOfNumbers()
      case "bias": parameters.bias = try reader.numbers().values
      case "gammas": parameters.gammas = try reader.arraysOfNumbers()
      default: parameters.betas = try reader.arraysOfNumbers()
      }
    }
    return parameters
  }

  private mutating func networkTrace() throws(DocumentError) -> NetworkPlan.Trace {
    var trace = NetworkPlan.Trace(
      parameters: NetworkPlan.Parameters(weights: [], bias: [], gammas: [], betas: []))
    try object(
      required: ["losses", "parameters", "running_means", "running_vars", "test_output"]
    ) { reader, key throws(DocumentError) in
      switch key {
      case "losses": trace.losses = try reader.numbers().values
      case "parameters": trace.parameters = try reader.networkParameters()
      case "running_means": trace.runningMeans = try reader.arraysOfNumbers()
      case "running_vars": trace.runningVariances = try reader.arraysOfNumbers()
      default: trace.testOutput = try reader.numbers().values
      }
    }
    return trace
  }

  private mutating func arraysOfNumbers() throws(DocumentError) -> [[Double]] {
    var arrays: [[Double]] = []
    try array(of: "an array of arrays of numbers") { reader, _ throws(DocumentError) in
      arrays.append(try reader.numbers().values)
    }
    return arrays
  }
}

extension NetworkPlan {
  /// What does not fit the sizes, in words; nil if all does.
  fileprivate var misfit: String? {
    func wrong(_ name: String, _ actual: [Int], _ expected: [Int]) -> String? {
      actual == expected ? nil : "\(name) with \(actual) numbers instead of \(expected)"
    }
    let hidden = Array(sizes[1...2])
    func misfit(_ name: String, _ parameters: Parameters) -> String? {
      wrong(
        "\(name).weights", parameters.weights.map(\.count),
        (0..<3).map { sizes[$0] * sizes[$0 + 1] })
        ?? wrong("\(name).bias", [parameters.bias.count], [sizes[3]])
        ?? wrong("\(name).gammas", parameters.gammas.map(\.count), hidden)
        ?? wrong("\(name).betas", parameters.betas.map(\.count), hidden)
    }
    return wrong("x", [x.count], [batch * sizes[0]])
      ?? wrong("target", [target.count], [batch * sizes[3]])
      ?? wrong("test_x", [testX.count], [testBatch * sizes[0]])
      ?? misfit("initial", initial) ?? misfit("expect.parameters", recorded.parameters)
      ?? wrong("expect.losses", [recorded.losses.count], [epochs])
      ?? wrong("expect.running_means", recorded.runningMeans.map(\.count), hidden)
      ?? wrong("expect.running_vars", recorded.runningVariances.map(\.count), hidden)
      ?? wrong("expect.test_output", [recorded.testOutput.count], [testBatch * sizes[3]])
  }
}
