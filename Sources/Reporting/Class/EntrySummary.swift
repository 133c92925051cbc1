package import Judging

extension ClassReport.Entry {
  /// What head and tail of a class say of this submission, and no more: cases and output, which are
  /// most of a report, are left out.
  package var summary: ClassReport.Entry {
    guard var report else { return self }
    switch report.verdict {
    case .accepted: report.message = nil
    case .compileError, .judgeError: report.message = SummaryText.essentials(of: report)
    default: report.message = report.diagnosis.isEmpty ? SummaryText.reason(report) : nil
    }
    report.cases = []
    report.diagnosis = Array(report.diagnosis.prefix(1))
    report.candidateOutput = ""
    report.candidate.sha256 = ""
    report.isolation.layers = []
    return ClassReport.Entry(name: name, outcome: .judged(report))
  }
}

extension SummaryText {
  /// Of a compiler's message the lines that `reason` and the annotations of GitHub look at.
  static func essentials(of report: Report) -> String {
    let message = report.message ?? report.cases.lazy.compactMap(\.message).first ?? ""
    let lines = [firstLine(in: message), GitHub.compilerError(in: message)?.text]
    return lines.compactMap { $0.map(String.init) }.joined(separator: "\n")
  }
}

extension Report.Usage {
  /// Measurements were left out, or nothing was run.
  var isEmpty: Bool { wallMilliseconds == 0 && cpuMilliseconds == 0 && peakMebibytes == 0 }
}
