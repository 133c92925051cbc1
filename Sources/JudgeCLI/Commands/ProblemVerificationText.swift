import Grading
import Judging
import Reporting

/// The result of `judge verify` in words and as JSON.
enum ProblemVerificationText {
  /// How many faults of a part are shown.
  private static let shown = 20

  static func text(_ results: [ProblemVerification]) -> String {
    var lines: [String] = []
    for result in results {
      lines.append(result.id)
      for part in result.parts {
        let mark = part.faults.isEmpty ? "ok  " : "FAIL"
        lines.append("  \(mark)  \(part.name.padded(to: 13))  \(part.summary)")
        lines += part.faults.prefix(shown).map { "        \($0)" }
        if part.faults.count > shown {
          lines.append("        … and \(part.faults.count - shown) more")
        }
      }
      if let table = result.table { lines += [""] + self.table(table) }
      lines.append("")
    }
    let good = results.count(where: \.holds)
    lines.append("\(good) of \(results.count) problems are what they say")
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: The table

  private static func table(_ table: MistakeTable) -> [String] {
    let columns = table.columns
    let width = table.rows.map(\.slug.count).max() ?? 0
    func row(_ name: String, _ cells: [String]) -> String {
      "  " + name.padded(to: width) + cells.map { $0.aligned(to: 5) }.joined()
    }
    var lines = ["  In how many of \(table.cases) cases a check fails for each mistake:"]
    lines.append(row("", columns.map(\.heading)))
    for mistake in table.rows {
      let cells = columns.map { mistake.failures[$0].map(String.init) ?? "·" }
      lines.append(row(mistake.slug, cells) + (mistake.survivors.isEmpty ? "" : "  survives"))
    }
    lines.append("  " + columns.map { "\($0.heading) \($0.rawValue)" }.joined(separator: ", "))
    return lines
  }

  // MARK: JSON

  static func json(_ results: [ProblemVerification]) -> String {
    JSONValue.object([
      JSONValue.Member("schema", .string("judge-verify/1")),
      JSONValue.Member("holds", .bool(results.allSatisfy(\.holds))),
      JSONValue.Member("problems", .array(results.map(problem))),
    ]).text(pretty: true) + "\n"
  }

  private static func problem(_ result: ProblemVerification) -> JSONValue {
    .object([
      JSONValue.Member("id", .string(result.id)),
      JSONValue.Member("holds", .bool(result.holds)),
      JSONValue.Member(
        "parts",
        .array(
          result.parts.map { part in
            .object([
              JSONValue.Member("name", .string(part.name)),
              JSONValue.Member("summary", .string(part.summary)),
              JSONValue.Member("faults", .array(part.faults.map { .string($0) })),
            ])
          })),
      JSONValue.Member("mistakes", .array((result.table?.rows ?? []).map(mistake))),
    ])
  }

  private static func mistake(_ row: MistakeTable.Row) -> JSONValue {
    .object([
      JSONValue.Member("mistake", .string(row.slug)),
      JSONValue.Member("forms", .integer(row.forms)),
      JSONValue.Member(
        "failures",
        .object(
          CheckName.allCases.compactMap { name in
            row.failures[name].map { JSONValue.Member(name.rawValue, .integer($0)) }
          })),
      JSONValue.Member("survivors", .array(row.survivors.map { .string($0) })),
    ])
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func aligned(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}

extension CheckName {
  /// In four characters.
  fileprivate var heading: String {
    switch self {
    case .output: "y"
    case .runningMean: "rm"
    case .runningVar: "rv"
    case .runningStatsUnchanged: "keep"
    case .inputsUnchanged: "in"
    case .allWritten: "all"
    case .deterministic: "same"
    case .independentCalls: "ind"
    case .refusal: "ref"
    case .numericalGradientX: "nx"
    case .numericalGradientGamma: "nγ"
    case .numericalGradientBeta: "nβ"
    case .backwardX: "dx"
    case .backwardGamma: "dγ"
    case .backwardBeta: "dβ"
    case .backwardConsistent: "own"
    case .trainingLoss: "loss"
    }
  }
}
