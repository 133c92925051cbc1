import Isolation
import Reporting
import WorkerProtocol

/// What `judge doctor` found.
struct Examination {
  /// A program or folder that the judge uses.
  struct Tool {
    var name: String
    var looked: [String] = []
    var path: String?
  }

  var isolation: Doctor
  var compilers: [Tool]
  var places: [Tool]

  /// Of locking one worker, to a hundredth of a millisecond.
  private var lockMilliseconds: Double {
    let (seconds, attoseconds) = isolation.lockTime.components
    return Double(seconds) * 1000 + (Double(attoseconds) / 1e13).rounded() / 100
  }

  func text(_ style: TextStyle) -> String {
    var lines = [
      style.paint("Isolation \(isolation.level.rawValue)", .strong)
        + ": locking a worker takes \(lockMilliseconds) ms"
    ]
    for finding in isolation.findings {
      let state = TextLayout.pad(finding.state.rawValue, to: 15)
      lines.append("  " + state + finding.layer.name)
      lines += indented(finding.purpose, by: 6, style)
      if let advice = finding.advice { lines += indented("to do: " + advice, by: 6, style) }
    }
    lines += section("Compilers", compilers, style) + section("Places", places, style)
    return lines.joined(separator: "\n") + "\n"
  }

  private func indented(_ text: String, by count: Int, _ style: TextStyle) -> [String] {
    let margin = String(repeating: " ", count: count)
    return TextLayout.wrap(text, width: style.width - count).map { margin + $0 }
  }

  private func section(_ title: String, _ tools: [Tool], _ style: TextStyle) -> [String] {
    ["", style.paint(title, .strong)]
      + tools.map { tool in
        let missing =
          tool.looked.isEmpty
          ? "not found" : "not found (looked for \(tool.looked.joined(separator: ", ")) in PATH)"
        return "  " + TextLayout.pad(tool.name, to: 15) + (tool.path ?? missing)
      }
  }

  var json: JSONValue {
    .object([
      .init("schema", .string("judge-doctor/1")),
      .init(
        "isolation",
        .object([
          .init("level", .string(isolation.level.rawValue)),
          .init("lock_ms", .number(lockMilliseconds)),
          .init("layers", .array(isolation.findings.map(json))),
        ])),
      .init("compilers", .array(compilers.map { json($0, key: "language") })),
      .init("places", .array(places.map { json($0, key: "name") })),
    ])
  }

  private func json(_ finding: Doctor.Finding) -> JSONValue {
    .object([
      .init("name", .string(finding.layer.name)),
      .init("state", .string(finding.state.rawValue)),
      .init("purpose", .string(finding.purpose)),
      .init("advice", finding.advice.map { .string($0) } ?? .null),
    ])
  }

  private func json(_ tool: Tool, key: String) -> JSONValue {
    .object([
      .init(key, .string(tool.name)), .init("path", tool.path.map { .string($0) } ?? .null),
    ])
  }
}
