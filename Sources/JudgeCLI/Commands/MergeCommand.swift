import Grading
import Judging
import Reporting

/// `judge merge FILE…`
enum MergeCommand: Command {
  static let description = CommandDescription(
    name: "merge", summary: "Join the reports of shards.",
    discussion: """
      FILE is a report of judge grade --shard in json or jsonl. All shards of one run must be there, \
      once, made by the same judge from the same problem with the same seed and limits; anything else \
      ends with exit code 6. The result is byte for byte what one run over everything gives that \
      measures the same times.

      A single report that is no shard is written in the format that is asked for.
      """,
    arguments: [
      ArgumentDescription(
        name: "FILE", help: "Reports, json or jsonl.", kind: .oneOrMore, completion: .file)
    ],
    options: [
      CommonOptions.format(GradeCommand.formats), CommonOptions.output, GradeCommand.exitZero,
      CommonOptions.color,
    ],
    examples: [
      "judge merge shards/*.json --format html -o report.html", "judge merge 1.jsonl 2.jsonl",
    ])

  static func run(_ parsed: ParsedCommand, _ context: Context) throws -> ExitCode {
    let format = ClassFormat(rawValue: parsed.value(of: "--format") ?? "text") ?? .text
    let destination = try ClassDestination(parsed, context)
    let renderer = ClassRenderer(format, style: context.style(parsed))
    var output: ClassOutput?
    var shards: [ClassReport] = []
    for path in parsed.positionals {
      var shard: ClassReport
      do {
        shard = try ClassJSON.decode(String(decoding: Files.read(path), as: UTF8.self))
      } catch {
        context.printError("judge: \(SafeText.line(path)): \(error)\n")
        return .shards
      }
      var header = shard
      header.shard = nil
      header.entries = []
      let gathered =
        try output ?? ClassOutput(renderer, header: header, folder: context.temporaryFolder)
      output = gathered
      shard.entries = try shard.entries.map(gathered.add)
      shards.append(shard)
    }
    let report: ClassReport
    do throws(MergeError) {
      report = try ClassReport.merging(shards)
    } catch {
      context.printError("judge: \(error.description)\n")
      return .shards
    }
    guard let output else { return .shards }
    try destination.write(report, output)
    ClosingWords(report, parsed, context).printFaults()
    return GradeCommand.exitCode(of: report, parsed)
  }
}
