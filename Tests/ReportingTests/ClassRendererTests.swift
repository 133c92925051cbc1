import Judging
import Reporting
import Testing

@Suite struct ClassRendererTests {
  static let whole = Samples.wholeClass

  @Test("Head and tail need no more than summaries", arguments: ClassFormat.allCases)
  func summariesSuffice(_ format: ClassFormat) {
    let renderer = ClassRenderer(format)
    let summaries = Samples.ofClass(Self.whole.entries.map(\.summary))
    #expect(renderer.head(summaries) == renderer.head(Self.whole))
    #expect(renderer.tail(summaries) == renderer.tail(Self.whole))
    #expect(GitHub.stepSummary(summaries) == GitHub.stepSummary(Self.whole))
  }

  @Test("A compiler's line number survives the summary") func compilerLine() {
    var report = Samples.notCompiled
    report.message = "note: x\n\nin file included\na.c: error: of nobody\na.c:12:3: error: e\nmore"
    let entry = Samples.renamed(report, "a.c")
    #expect(entry.summary.message == "a.c: error: of nobody\na.c:12:3: error: e")
    let annotations = GitHub.annotations(Samples.ofClass([entry]))
    #expect(annotations.contains("line=12,"))
    #expect(GitHub.annotations(Samples.ofClass([entry.summary])) == annotations)
  }

  @Test("JSON Lines can be read back, in shards and whole")
  func linesSurvive() throws {
    let shards = [1, 2, 3].map { index in
      Samples.ofClass(
        index == 3
          ? []
          : Self.whole.entries.enumerated().filter { $0.offset % 2 == index - 1 }.map(\.element),
        shard: .init(index: index, count: 3))
    }
    let read = try shards.map { try ClassJSON.decode(ClassJSON.lines($0)) }
    #expect(read.map(ClassJSON.lines) == shards.map(ClassJSON.lines))
    #expect(ClassJSON.lines(try ClassReport.merging(read)) == ClassJSON.lines(Self.whole))
    let whole = try ClassJSON.decode(ClassJSON.lines(Self.whole))
    #expect(ClassJSON.encode(whole) == ClassJSON.encode(Self.whole))
  }

  @Test("Lines of two runs are not one class") func mixedLines() {
    var other = Samples.accepted
    other.seed = 8
    let text = ClassJSON.lines(Self.whole) + JSONReport.encode(other, pretty: false)
    let error = #expect(throws: ReportFileError.self) { try ClassJSON.decode(text) }
    #expect(error?.description == "this is not a report: line 11 is of another run than line 1")
  }

  @Test("Measurements that are left out are not shown as 0") func withoutUsage() {
    var report = Samples.tooSlow
    report.usage = .init(wallMilliseconds: 0, cpuMilliseconds: 0, peakMebibytes: 0)
    let entry = Samples.renamed(report, "a.c")
    for format in [ClassFormat.text, .html, .github] {
      let text = ClassRenderer(format).render(Samples.ofClass([entry]))
      #expect(!text.contains("0 ms") && !text.contains("0 MiB"), "\(format)")
    }
  }

  @Test("Settings are kept in the file") func settings() throws {
    var report = Samples.accepted
    report.settings = .init(timeoutSeconds: 2.5, memoryMebibytes: 100, diagnoses: false)
    let text = JSONReport.encode(report, pretty: false)
    #expect(text.contains(#","settings":{"timeout_s":2.5,"memory_mib":100,"diagnoses":false},"#))
    #expect(try JSONReport.decode(text) == report)
  }
}
