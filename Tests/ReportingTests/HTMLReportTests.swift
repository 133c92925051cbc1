import Foundation
import Judging
import Reporting
import Testing

@Suite struct HTMLReportTests {
  @Test func wholePage() throws {
    try expectGolden(HTMLReport.render(Samples.wholeClass), "class/report.html")
  }

  @Test func oneCandidate() {
    let page = HTMLReport.render(Samples.diagnosed)
    #expect(page.contains("<h1>batchnorm: 0 of 1 accepted</h1>"))
    #expect(page.contains(Samples.unbiased.title))
  }

  @Test func nothingIsFetched() {
    let page = HTMLReport.render(Samples.wholeClass)
    for reference in ["src=", "href=", "url(", "@import", "fetch(", "import("] {
      #expect(!page.contains(reference), "\(reference)")
    }
  }

  @Test func namesCannotBreakOut() {
    let name = #""><script>alert(1)</script><img onerror='x'>&amp;"# + "\u{202E}\u{0}"
    var report = Samples.diagnosed
    report.diagnosis[0].title = "</summary>" + name
    report.diagnosis[0].advice = name
    report.diagnosis[0].mistakes = [name]
    report.candidateOutput = "</pre>" + name
    report.cases[0].checks[0].message = name
    let page = HTMLReport.render(Samples.ofClass([Samples.renamed(report, name)]))
    #expect(page.split(separator: "<script>").count == 2)
    #expect(!page.contains("<img"))
    #expect(!page.contains("</pre>\""))
    #expect(!page.unicodeScalars.contains("\u{202E}") && !page.unicodeScalars.contains("\u{0}"))
  }

  @Test func anEmptyClassHasAPage() {
    #expect(HTMLReport.render(Samples.ofClass([])).contains("0 of 0 accepted"))
  }

  @Test(.enabled(if: Browser.path != nil, "needs Chromium: apt-get install chromium"))
  func aBrowserShowsSortsAndFilters() throws {
    let probe = """
      <script>
      const names = () => [...document.querySelectorAll("#submissions tbody")]
        .filter((row) => !row.hidden).map((row) => row.rows[0].cells[0].textContent.slice(0, 5));
      const points = document.querySelectorAll("thead button")[2];
      const form = document.querySelector(".controls");
      const seen = [form.querySelector("output").value, form.hidden];
      points.click(); points.click();
      seen.push(names().join(), points.closest("th").getAttribute("aria-sort"));
      points.click();
      seen.push(names()[0]);
      document.querySelector("button.only").click();
      seen.push(names().join());
      form.mistake.value = ""; form.find.value = "ALICE";
      form.find.dispatchEvent(new Event("input", { bubbles: true }));
      seen.push(names().join(), form.querySelector("output").value);
      document.body.textContent = JSON.stringify(seen.concat(errors));
      </script></body>
      """
    let watch = "<head><script>const errors = []; onerror = (e) => errors.push(e);</script>"
    let page = HTMLReport.render(Samples.wholeClass)
      .replacing("<head>", with: watch).replacing("</body>", with: probe)
    let dom = try Browser.dump(page)
    let expected = [
      "10 of 10 shown", "0",
      "alice,\\u{20,bob/m,carol,=HYPE,zoe/m,new\\u,late.,vanis,陈伟.sw", "descending", "=HYPE",
      "bob/m,carol", "alice", "1 of 10 shown",
    ]
    let body = try #require(dom.firstMatch(of: #/<body>(.*)</body>/#.dotMatchesNewlines())).1
    let seen = try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [Any]
    #expect(seen?.map { "\($0)" } == expected)
  }
}

/// Headless Chromium, where the system has one.
enum Browser {
  static let path: String? = ["chromium", "chromium-browser", "google-chrome"].lazy
    .flatMap { name in
      (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
        "\($0)/\(name)"
      }
    }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The document after its scripts have run.
  static func dump(_ page: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "judge-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "report.html")
    try Data(page.utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: try #require(path))
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
      "--user-data-dir=\(folder.path)/profile", file.absoluteString,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }
}
