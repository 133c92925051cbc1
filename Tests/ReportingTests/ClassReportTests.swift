import Judging
import Reporting
import Testing

@Suite struct ClassReportTests {
  static let whole = Samples.wholeClass

  static func shards(_ count: Int) -> [ClassReport] {
    (1...count).map { index in
      Samples.ofClass(
        whole.entries.enumerated().filter { $0.offset % count == index - 1 }.map(\.element),
        shard: .init(index: index, count: count))
    }
  }

  @Test func entriesAreInTheOrderOfTheirNames() {
    let shuffled = Samples.ofClass(Self.whole.entries.reversed())
    #expect(shuffled.entries.map(\.name) == Self.whole.entries.map(\.name))
    #expect(Self.whole.entries.first?.name.hasPrefix("=HYPER") == true)
  }

  @Test(arguments: [1, 2, 3, 12]) func mergingGivesWhatOneRunGives(_ count: Int) throws {
    let merged = try ClassReport.merging(Self.shards(count).reversed())
    #expect(ClassJSON.encode(merged) == ClassJSON.encode(Self.whole))
  }

  @Test func mergingSurvivesTheFile() throws {
    let read = try Self.shards(3).map { try ClassJSON.decode(ClassJSON.encode($0)) }
    let merged = try ClassReport.merging(read)
    #expect(ClassJSON.encode(merged) == ClassJSON.encode(Self.whole))
  }

  @Test func shardsThatDoNotFitAreRefused() {
    let shards = Self.shards(3)
    func expectError(_ words: String, _ shards: [ClassReport]) {
      let error = #expect(throws: MergeError.self) { try ClassReport.merging(shards) }
      #expect(error?.description == words)
    }
    func changed(_ change: (inout ClassReport) -> Void) -> [ClassReport] {
      var other = shards
      change(&other[2])
      return other
    }
    expectError("there is no report to merge", [])
    expectError("shard 2/3 is missing", [shards[0], shards[2]])
    expectError("shards 1/3, 3/3 are missing", [shards[1]])
    expectError("shard 1/3 is there twice", [shards[0], shards[0], shards[2]])
    expectError(
      "one of the reports is of a whole class, not of a shard", [shards[0], Self.whole])
    expectError(
      "the shards disagree about the problem: batchnorm and other",
      changed { $0.problemID = "other" })
    expectError(
      "the shards disagree about the problem's content: aa11 and cc",
      changed { $0.problemSHA256 = "cc" })
    expectError(
      "the shards disagree about the judge's version: 0.1.0 and 0.2.0",
      changed { $0.judgeVersion = "0.2.0" })
    expectError("the shards disagree about the seed: 7 and 8", changed { $0.seed = 8 })
    expectError(
      "the shards disagree about the number of shards: 3 and 4", changed { $0.shard?.count = 4 })
    var doubled = shards
    doubled[1] = Samples.ofClass(shards[1].entries + [shards[0].entries[0]], shard: shards[1].shard)
    expectError("\"\(shards[0].entries[0].name)\" is in two shards", doubled)
  }

  @Test func totals() {
    #expect(Self.whole.accepted == 1)
    #expect(
      Self.whole.counts.map { "\($0.verdict.rawValue) \($0.count)" } == [
        "accepted 1", "wrong_answer 3", "run_time_error 1", "time_limit_exceeded 1",
        "compile_error 1", "judge_error 2", "skipped 1",
      ])
    // (20 + 12 + 12 + 4 + 0 + 16 + 4) / 7: the judge's own faults do not count.
    #expect(Self.whole.meanScore == 68.0 / 7)
    #expect(Self.whole.usage.wallMilliseconds == 8 * 38.25)
    #expect(Self.whole.usage.peakMebibytes == 12.34)
    #expect(
      Self.whole.mistakes.map(\.submissions) == [
        ["bob/mine.swift", "carol & <dave>, \"eve\".swift"]
      ])
    #expect(Samples.ofClass([]).meanScore == nil)
  }

  @Test func aDamagedFileIsRefused() {
    let text = ClassJSON.encode(Self.whole)
    for (old, new, words) in [
      ("judge-grade/1", "judge-grade/2", "this is a \"judge-grade/2\", not a \"judge-grade/1\""),
      (
        "\"name\":\"late.so\"", "\"name\":\"vanished.so\"",
        "this is not a report: \"vanished.so\" is in it twice"
      ),
      (
        "\"name\":\"late.so\",\"verdict\":\"skipped\"",
        "\"name\":\"late.so\",\"verdict\":\"accepted\"",
        "this is not a report: \"late.so\" is accepted but has no report"
      ),
    ] {
      let error = #expect(throws: ReportFileError.self) {
        try ClassJSON.decode(text.replacing(old, with: new))
      }
      #expect(error?.description == words)
    }
  }
}
