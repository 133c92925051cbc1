import Grading
import Isolation
import Judging
import Reporting
import Synchronization

/// Gathers what the report says of each submission, and writes the report. In memory there are only
/// summaries; the rest waits in a file without a name.
final class ClassOutput: Sendable {
  let renderer: ClassRenderer
  /// The report without entries.
  let header: ClassReport
  private let scratch: ScratchFile?
  private let places = Mutex<[[UInt8]: ScratchFile.Place]>([:])
  private let diagnoses = Mutex<Set<[Diagnosis]>>([])
  private let folder: String

  /// - Parameter folder: where there is room for the gathered parts.
  init(_ renderer: ClassRenderer, header: ClassReport, folder: String) throws(GradingError) {
    self.renderer = renderer
    self.header = header
    self.folder = folder
    switch renderer.format {
    case .text, .github: scratch = nil
    case .json, .jsonl, .junit, .csv, .gradescope, .html:
      do throws(IsolationError) {
        scratch = try ScratchFile(in: folder)
      } catch {
        throw .unwritable(path: folder, reason: error.description)
      }
    }
  }

  /// Takes an entry. Several threads may give some.
  /// - Returns: its summary.
  func add(_ entry: ClassReport.Entry) throws(GradingError) -> ClassReport.Entry {
    if let scratch {
      let part = Array(renderer.part(entry, of: header).utf8)
      do throws(IsolationError) {
        let place = try scratch.append(part)
        places.withLock { $0[Array(entry.name.utf8)] = place }
      } catch {
        throw .unwritable(path: folder, reason: error.description)
      }
    }
    return sharing(entry.summary)
  }

  /// With the diagnosis that the others of the same mistake have: ten thousand copies of a text are many.
  private func sharing(_ summary: ClassReport.Entry) -> ClassReport.Entry {
    guard var report = summary.report, !report.diagnosis.isEmpty else { return summary }
    report.diagnosis = diagnoses.withLock { known in
      let (_, shared) = known.insert(report.diagnosis)
      return shared
    }
    return ClassReport.Entry(name: summary.name, outcome: .judged(report))
  }

  /// Hands the report over piece by piece. An entry that was not added is rendered as it is.
  func render(
    _ report: ClassReport, to write: ([UInt8]) throws(GradingError) -> Void
  ) throws(GradingError) {
    var chunk = Array(renderer.head(report).utf8)
    for (number, entry) in report.entries.enumerated() {
      if number > 0 { chunk += renderer.separator.utf8 }
      chunk += try part(entry)
      if chunk.count > 1 << 18 {
        try write(chunk)
        chunk.removeAll(keepingCapacity: true)
      }
    }
    chunk += renderer.tail(report).utf8
    try write(chunk)
  }

  private func part(_ entry: ClassReport.Entry) throws(GradingError) -> [UInt8] {
    guard let scratch else { return [] }
    guard let place = places.withLock({ $0[Array(entry.name.utf8)] }) else {
      return Array(renderer.part(entry, of: header).utf8)
    }
    do throws(IsolationError) {
      return try scratch.bytes(at: place)
    } catch {
      throw .unreadable(path: folder, reason: error.description)
    }
  }
}

/// Where a report of a class goes.
struct ClassDestination: Sendable {
  /// nil: the standard output.
  var path: String?
  var print: @Sendable (String) -> Void
  private var stepSummary: StepSummary?

  init(_ parsed: ParsedCommand, _ context: Context) throws(GradingError) {
    path = parsed.value(of: "--output")
    print = context.print
    stepSummary = StepSummary(context)
    // What cannot be written is better known before the work than after it.
    if let path { try Self.writing(path) { () throws(IsolationError) in _ = try OutputFile(path) } }
  }

  /// The old file stays whole until the new one is.
  func write(_ report: ClassReport, _ output: ClassOutput) throws(GradingError) {
    guard let path else {
      try output.render(report) { print(String(decoding: $0, as: UTF8.self)) }
      return try summarise(report, output)
    }
    let file = try Self.writing(path) { () throws(IsolationError) in try OutputFile(path) }
    try output.render(report) { bytes throws(GradingError) in
      try Self.writing(path) { () throws(IsolationError) in try file.write(bytes) }
    }
    try Self.writing(path) { () throws(IsolationError) in try file.commit() }
    try summarise(report, output)
  }

  private static func writing<Result>(
    _ path: String, _ body: () throws(IsolationError) -> Result
  ) throws(GradingError) -> Result {
    do throws(IsolationError) {
      return try body()
    } catch {
      throw .unwritable(path: path, reason: error.reason)
    }
  }

  private func summarise(_ report: ClassReport, _ output: ClassOutput) throws(GradingError) {
    if output.renderer.format == .github { try stepSummary?.add(GitHub.stepSummary(report)) }
  }
}
