package import Judging

/// Renders a class in pieces, so that the whole need not be in memory at once: the part of a
/// submission is made as soon as it is judged; head and tail, which hold the totals, are made of
/// summaries at the end.
///
///     head + part + separator + part + … + tail
package struct ClassRenderer: Sendable {
  package let format: ClassFormat
  /// Of text; the other formats have no style.
  package let style: TextStyle

  package init(_ format: ClassFormat, style: TextStyle = .plain) {
    self.format = format
    self.style = style
  }

  /// What the format says of one submission alone; empty where all is in the head.
  /// - Parameter report: the class that it belongs to; its entries are not looked at.
  package func part(_ entry: ClassReport.Entry, of report: ClassReport) -> String {
    switch format {
    case .text, .github: ""
    case .json: ClassJSON.part(entry)
    case .jsonl: ClassJSON.line(entry, of: report)
    case .junit: JUnit.part(entry, of: report)
    case .csv: CSV.part(entry, of: report)
    case .gradescope: Gradescope.part(entry)
    case .html: HTMLReport.part(entry)
    }
  }

  /// - Parameter report: its entries may be summaries.
  package func head(_ report: ClassReport) -> String {
    switch format {
    case .text: ClassText.render(report, style: style)
    case .json: ClassJSON.head(report)
    case .jsonl: ClassJSON.linesHead(report)
    case .junit: JUnit.head(report)
    case .csv: CSV.head
    case .gradescope: "["
    case .github: GitHub.annotations(report)
    case .html: HTMLReport.head(report)
    }
  }

  package var separator: String {
    switch format {
    case .json, .gradescope: ","
    case .html: "\n"
    case .text, .jsonl, .junit, .csv, .github: ""
    }
  }

  /// - Parameter report: its entries may be summaries.
  package func tail(_ report: ClassReport) -> String {
    switch format {
    case .text, .jsonl, .csv, .github: ""
    case .json: ClassJSON.tail(report)
    case .junit: JUnit.tail
    case .gradescope: report.entries.isEmpty ? "]\n" : "\n]\n"
    case .html: HTMLReport.tail
    }
  }

  /// All of it at once.
  package func render(_ report: ClassReport) -> String {
    let parts = report.entries.map { part($0, of: report) }
    return head(report) + parts.joined(separator: separator) + tail(report)
  }
}
