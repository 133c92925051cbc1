import FoundationEssentials
package import Judging

/// A line of a record of reports, of which mostly the beginning is wanted.
package struct ReportRecord {
  /// Without cases; nil where the line says why there is no report.
  package let report: Report?

  /// nil: the line is of another kind, or cut off.
  package init?(line: [UInt8]) {
    // All that counts comes before the cases, which are most of a line. In a text the quotes would
    // have backslashes.
    let head = line.firstRange(of: Array(",\"cases\":".utf8)).map { line[..<$0.lowerBound] }
    let short = (head ?? []) + Array(Self.tail.utf8)
    if head != nil, line.last == UInt8(ascii: "}"),
      let report = try? JSONReport.decode(String(decoding: short, as: UTF8.self))
    {
      self.report = report
      return
    }
    let text = String(decoding: line, as: UTF8.self)
    if let report = try? JSONReport.decode(text) {
      self.report = report
    } else if (try? JSONReport.read(EncodedLine.self, from: text)) != nil {
      report = nil
    } else {
      return nil
    }
  }

  private static let tail =
    #","cases":[],"diagnosis":[],"usage":{"wall_ms":0,"cpu_ms":0,"peak_mib":0}}"#
}
