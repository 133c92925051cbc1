import Documents
import Judging

/// A candidate of a problem's `submissions`, with what it must get.
struct StoredSubmission: Sendable {
  /// From the problem's folder.
  var name: String
  var path: String
  var verdict: Verdict
  var promise: SubmissionPromise

  /// All of a problem, and what is wrong with the folder itself.
  static func all(in problemFolder: String) throws(GradingError) -> (
    submissions: [StoredSubmission], faults: [String]
  ) {
    var submissions: [StoredSubmission] = []
    var faults: [String] = []
    let root = Files.join(problemFolder, "submissions")
    for folder in Files.names(in: root) {
      guard let verdict = Verdict(rawValue: folder), verdict != .skipped, verdict != .judgeError
      else {
        faults.append("submissions/\(folder): no verdict of a candidate is called so")
        continue
      }
      let names = Files.names(in: Files.join(root, folder))
      for name in names {
        let short = "submissions/\(folder)/\(name)"
        let path = Files.join(Files.join(root, folder), name)
        if name.hasSuffix(".json") {
          let stem = String(name.dropLast(5))
          if !names.contains(stem) { faults.append("\(short): there is no \(stem)") }
          continue
        }
        guard CandidateFile.kind(of: name) != nil else {
          faults.append("\(short): this is no candidate")
          continue
        }
        var submission = StoredSubmission(
          name: short, path: path, verdict: verdict, promise: SubmissionPromise())
        if names.contains(name + ".json") {
          let bytes = try Files.read(path + ".json")
          do throws(DocumentError) {
            submission.promise = try SubmissionDocument.decode(bytes: bytes, path: short + ".json")
          } catch {
            faults.append(error.description)
          }
        }
        submissions.append(submission)
      }
    }
    for verdict in [Verdict.accepted, .wrongAnswer]
    where !submissions.contains(where: { $0.verdict == verdict }) {
      faults.append("submissions/\(verdict.rawValue): there is none")
    }
    return (submissions, faults)
  }

  /// What of its promise is not so.
  func faults(in report: Report) -> [String] {
    guard report.verdict == verdict else {
      let reason = report.message.map { " (\($0.prefix { !$0.isNewline }))" } ?? ""
      let failed = report.failedChecks.map { "; \($0.name.rawValue) fails in \($0.caseID)" } ?? ""
      return ["\(name): \(report.verdict.rawValue), not \(verdict.rawValue)\(reason)\(failed)"]
    }
    var faults: [String] = []
    let failed = Set(
      report.cases.flatMap(\.checks).filter { $0.status == .failed }.map(\.name))
    for check in promise.checks where !failed.contains(check) {
      faults.append("\(name): \(check.rawValue) fails nowhere, but its .json promises it")
    }
    let wanted = Set(promise.mistakes)
    if !wanted.isEmpty, !report.diagnosis.contains(where: { Set($0.mistakes) == wanted }) {
      let found = report.diagnosis.map { $0.mistakes.joined(separator: " and ") }
      let named = found.filter { !$0.isEmpty }.joined(separator: ", or ")
      faults.append(
        "\(name): diagnosed as \(named.isEmpty ? "nothing in the catalogue" : named), not as "
          + promise.mistakes.joined(separator: " and "))
    }
    return faults
  }
}

extension Report {
  /// The first check that failed.
  fileprivate var failedChecks: (caseID: String, name: CheckName)? {
    for result in cases {
      if let check = result.checks.first(where: { $0.status == .failed }) {
        return (result.id, check.name)
      }
    }
    return nil
  }
}
