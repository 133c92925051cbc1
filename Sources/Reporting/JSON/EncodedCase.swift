import Judging

/// A case of `judge-report/1`.
struct EncodedCase: Decodable {
  var id: String
  var mode: String
  var group: String
  var purpose: String
  var verdict: String
  var message: String?
  var checks: [EncodedCheck]

  init(_ result: CaseResult) {
    id = result.id
    mode = result.mode
    group = result.group.rawValue
    purpose = result.purpose
    verdict = result.verdict.rawValue
    message = result.message
    checks = result.checks.map { EncodedCheck($0) }
  }

  var json: JSONValue {
    .object([
      .init("id", .string(id)),
      .init("mode", .string(mode)),
      .init("group", .string(group)),
      .init("purpose", .string(purpose)),
      .init("verdict", .string(verdict)),
      .init("message", .optional(message)),
      .init("checks", .array(checks.map(\.json))),
    ])
  }
}

/// A check of `judge-report/1`.
struct EncodedCheck: Decodable {
  struct Element: Decodable {
    var step: Int
    var index: [Int]
    var expected: Double
    var actual: Double
  }

  /// The map of the error: two numbers a cell, row after row.
  struct Map: Decodable {
    var samples: Int
    var channels: Int
    var rows: Int
    var columns: Int
    var error: [Double]
    var compared: [Int]
    var outside: [Int]
  }

  var name: String
  var status: String
  var maxError: Double?
  var tolerance: Double?
  var worst: Element?
  var first: Element?
  var compared: Int
  var outside: Int
  var message: String?
  var map: Map?

  enum CodingKeys: String, CodingKey {
    case name, status, tolerance, worst, first, compared, outside, message, map
    case maxError = "max_error"
  }

  init(_ check: CheckResult) {
    name = check.name.rawValue
    status = check.status.rawValue
    maxError = check.maxError
    tolerance = check.tolerance
    worst = check.worst.map { Element($0) }
    first = check.first.map { Element($0) }
    compared = check.compared
    outside = check.outside
    message = check.message
    map = check.map.map { Map($0) }
  }

  var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(name)),
      .init("status", .string(status)),
      .init("max_error", .optional(maxError)),
      .init("tolerance", .optional(tolerance)),
      .init("worst", worst?.json ?? .null),
      .init("first", first?.json ?? .null),
      .init("compared", .integer(compared)),
      .init("outside", .integer(outside)),
      .init("message", .optional(message)),
    ]
    if let map { members.append(.init("map", map.json)) }
    return .object(members)
  }
}

extension EncodedCheck.Element {
  init(_ element: CheckResult.Element) {
    step = element.step
    index = element.index
    expected = element.expected
    actual = element.actual
  }

  var json: JSONValue {
    .object([
      .init("index", .array(index.map { .integer($0) })),
      .init("expected", .number(expected)),
      .init("actual", .number(actual)),
      .init("step", .integer(step)),
    ])
  }
}

extension EncodedCheck.Map {
  init(_ map: ErrorMap) {
    samples = map.samples
    channels = map.channels
    rows = map.rows
    columns = map.columns
    error = map.cells.map(\.error)
    compared = map.cells.map(\.compared)
    outside = map.cells.map(\.outside)
  }

  var json: JSONValue {
    .object([
      .init("samples", .integer(samples)),
      .init("channels", .integer(channels)),
      .init("rows", .integer(rows)),
      .init("columns", .integer(columns)),
      .init("error", .array(error.map { .number($0) })),
      .init("compared", .array(compared.map { .integer($0) })),
      .init("outside", .array(outside.map { .integer($0) })),
    ])
  }
}
