import Judging

extension Samples {
  static func renamed(_ report: Report, _ path: String) -> ClassReport.Entry {
    var report = report
    report.candidate.path = path
    return ClassReport.Entry(name: path, outcome: .judged(report))
  }

  static func ofClass(
    _ entries: [ClassReport.Entry], shard: ClassReport.Shard? = nil
  ) -> ClassReport {
    ClassReport(
      judgeVersion: "0.1.0", problemID: "batchnorm", problemSHA256: "aa11", seed: 7, shard: shard,
      entries: entries)
  }

  /// Every verdict, and names that students think of.
  static let wholeClass = ofClass([
    renamed(tooSlow, "zoe/mine.swift"),
    renamed(accepted, "alice.swift"),
    renamed(diagnosed, "bob/mine.swift"),
    renamed(diagnosed, "carol & <dave>, \"eve\".swift"),
    renamed(crashed, "=HYPERLINK(\"http://x\").c"),
    renamed(notCompiled, "new\nline|`tick`.swift"),
    renamed(notANumber, "\u{202E}tfiws.c\u{7}\u{FFFE}"),
    renamed(judgeFailed, "陈伟.swift"),
    ClassReport.Entry(
      name: "vanished.so", outcome: .failed(message: "vanished.so: No such file or directory")),
    ClassReport.Entry(name: "late.so", outcome: .notRun(message: "interrupted before its turn")),
  ])
}
