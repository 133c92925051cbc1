import FoundationEssentials
import Grading
import Isolation
import Judging
import Reporting
import Synchronization

/// The record of a run: a `judge-report/1` a line, added as soon as a submission is judged, so that
/// whatever ends the run, the next can go on from there.
final class ResumeFile: Sendable {
  /// What decides a report: content of the submission, problem, judge, and how it was run.
  private struct Key: Hashable, Sendable {
    var sha256: String
    var kind: String
    var judge: String
    var problem: String
    var seed: UInt64
    var settings: Report.Settings?
  }

  private let path: String
  private let file: JournalFile
  private let found = Mutex<[Key: JournalFile.Place]>([:])

  /// Opens the file, or begins it.
  /// - Throws: `GradingError` where it cannot be read and written, or is no such file.
  init(_ path: String) throws(GradingError) {
    self.path = path
    do throws(IsolationError) {
      file = try JournalFile(path)
      var strangers = 0
      var known: [Key: JournalFile.Place] = [:]
      try file.readLines { line, place in
        guard let record = ReportRecord(line: line) else {
          strangers += 1
          return
        }
        // What failed by the judge's own fault is tried again.
        guard let report = record.report, report.verdict != .judgeError else { return }
        known[Self.key(report)] = place
      }
      if strangers > 0, known.isEmpty {
        throw .system(what: "go on from \(path)", errorNumber: 0)
      }
      found.withLock { $0 = known }
    } catch {
      if case .system(_, errorNumber: 0) = error {
        throw .unreadable(
          path: path, reason: "it is no record of a run: a JSON Lines file of judge grade is wanted"
        )
      }
      throw .unreadable(path: path, reason: error.reason)
    }
  }

  private static func key(_ report: Report) -> Key {
    Key(
      sha256: report.candidate.sha256, kind: report.candidate.kind.rawValue,
      judge: report.judgeVersion, problem: report.problemSHA256, seed: report.seed,
      settings: report.settings)
  }

  /// What is on record about a candidate that would be judged like this; nil: nothing.
  func report(
    _ candidate: CandidateFile, like header: ClassReport, _ settings: Report.Settings
  ) -> Report? {
    let key = Key(
      sha256: candidate.sha256, kind: candidate.kind.rawValue, judge: header.judgeVersion,
      problem: header.problemSHA256, seed: header.seed, settings: settings)
    guard let place = found.withLock({ $0[key] }),
      let line = try? file.bytes(at: place),
      let report = try? JSONReport.decode(String(decoding: line, as: UTF8.self))
    else { return nil }
    // A compiler names the file in its messages.
    if report.verdict == .compileError, report.candidate.path != candidate.path { return nil }
    return report
  }

  func add(_ report: Report) throws(GradingError) {
    guard report.verdict != .judgeError else { return }
    do throws(IsolationError) {
      try file.append(Array(JSONReport.encode(report, pretty: false).utf8.dropLast()))
    } catch {
      throw .unwritable(path: path, reason: error.reason)
    }
  }
}
