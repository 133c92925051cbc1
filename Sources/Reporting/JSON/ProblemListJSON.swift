import BatchNorm
package import Judging

/// `judge list --format json`.
package enum ProblemListJSON {
  package static func encode(_ problems: [Problem]) -> String {
    JSONValue.array(problems.map { .object(members(of: $0)) }).text(pretty: true) + "\n"
  }

  /// `judge show PROBLEM --format json`: the same keys, and the statement as Markdown.
  package static func encode(_ problem: Problem, statement: String) -> String {
    let members = members(of: problem) + [.init("statement", .string(statement))]
    return JSONValue.object(members).text(pretty: true) + "\n"
  }

  private static func members(of problem: Problem) -> [JSONValue.Member] {
    [
      .init("id", .string(problem.id)),
      .init("title", .string(problem.title)),
      .init("difficulty", .string(problem.difficulty)),
      .init("entry", .string(problem.entry.rawValue)),
      .init("layouts", .array(problem.layouts.map { .string($0.letters) })),
      .init("summary", .string(problem.summary)),
    ]
  }
}
