import BatchNorm
package import Judging

/// `judge list --format json`.
package enum ProblemListJSON {
  package static func encode(_ problems: [Problem]) -> String {
    let values = problems.map { problem in
      JSONValue.object([
        .init("id", .string(problem.id)),
        .init("title", .string(problem.title)),
        .init("difficulty", .string(problem.difficulty)),
        .init("entry", .string(problem.entry.rawValue)),
        .init("layouts", .array(problem.layouts.map { .string($0.letters) })),
        .init("summary", .string(problem.summary)),
      ])
    }
    return JSONValue.array(values).text(pretty: true) + "\n"
  }
}
