import Judging

extension HTMLReport {
  /// How many have each verdict: a bar in parts, and the same in words.
  static func verdicts(_ report: ClassReport) -> String {
    let parts = report.counts.map {
      "<span class=\"\(kind(of: $0.verdict))\" style=\"flex-grow:\($0.count)\"></span>"
    }
    let words = report.counts.map {
      "<li class=\"\(kind(of: $0.verdict))\"><b>\($0.count)</b> \($0.verdict.rawValue)</li>"
    }
    return """
      <section aria-label="Verdicts">
      <div class="verdicts" aria-hidden="true">\(parts.joined())</div>
      <ul class="legend">\(words.joined())</ul>
      </section>
      """
  }

  /// The class of the style sheet for a verdict.
  static func kind(of verdict: Verdict) -> String {
    switch verdict {
    case .accepted: "good"
    case .wrongAnswer: "bad"
    case .judgeError, .skipped: "other"
    default: "caution"
    }
  }

  /// The histogram of points. A bar per point, or ten equal ranges where there are many points.
  static func scores(_ report: ClassReport) -> String {
    let scores = report.reports.filter { $0.verdict != .judgeError }.map(\.score.earned)
    guard let mean = report.meanScore, report.possible > 0 else { return "" }
    let bins = bins(scores, possible: report.possible)
    let top = max(bins.map(\.count).max() ?? 1, 1)
    let bars = bins.enumerated().map { place, bin in
      // A label at each end and at every fifth bar between, as they would not fit side by side.
      let isLabelled = bins.count <= 11 || place % 5 == 0 || place == bins.count - 1
      let count = bin.count > 0 ? "<span class=\"n\">\(bin.count)</span>" : ""
      return "<li><span class=\"words\">\(bin.label) points: \(bin.count)</span>"
        + "<span class=\"column\" aria-hidden=\"true\">\(count)"
        + "<span class=\"bar\" style=\"height:\(height(bin.count, of: top))%\"></span></span>"
        + "<span class=\"label\" aria-hidden=\"true\">\(isLabelled ? bin.label : "")</span></li>"
    }
    return """
      <section>
      <h2>Points</h2>
      <ol class="histogram">\(bars.joined())</ol>
      <p class="faint">On average \(NumberText.short(mean)) of \(report.possible) points, \
      \(Words.count(scores.count, "submission")).</p>
      </section>
      """
  }

  private static func height(_ count: Int, of top: Int) -> String {
    NumberText.short(Double(count) / Double(top) * 85)
  }

  private static func bins(_ scores: [Int], possible: Int) -> [(label: String, count: Int)] {
    if possible <= 20 {
      return (0...possible).map { points in ("\(points)", scores.count { $0 == points }) }
    }
    return (0..<10).map { bin in
      let low = bin == 0 ? 0 : bin * possible / 10 + 1
      let high = (bin + 1) * possible / 10
      return ("\(low)–\(high)", scores.count { $0 >= low && $0 <= high })
    }
  }

  /// The table should not be far down.
  private static let mistakesShown = 6

  /// How many made which mistake, each with its advice; the rare ones are folded away.
  static func mistakes(_ report: ClassReport) -> String {
    let all = report.mistakes
    guard let top = all.first?.submissions.count else { return "" }
    var advice: [[String]: String] = [:]
    for best in report.reports.compactMap(\.diagnosis.first) {
      advice[best.mistakes] = best.advice
    }
    var items = all.map { mistake in
      let slug = mistake.mistakes.joined(separator: " + ")
      let count = mistake.submissions.count
      let share = NumberText.short(Double(count) / Double(top) * 100)
      return """
        <li>
        <details><summary><b>\(count)</b> \(HTML.line(mistake.title))</summary>
        <p>\(HTML.line((advice[mistake.mistakes] ?? "").replacing("\n", with: " ")))</p></details>
        <span class="share" aria-hidden="true" style="width:\(share)%"></span>
        <button type="button" class="only" data-mistake="\(HTML.line(slug))">\(HTML.line(slug))\
        </button>
        </li>
        """
    }
    if items.count > mistakesShown + 1 {
      let rest = items.dropFirst(mistakesShown)
      items =
        items.prefix(mistakesShown) + [
          """
          <li>
          <details><summary>\(rest.count) others</summary>
          <ul class="mistakes">
          \(rest.joined(separator: "\n"))
          </ul></details>
          </li>
          """
        ]
    }
    return """
      <section>
      <h2>Mistakes</h2>
      <ul class="mistakes">
      \(items.joined(separator: "\n"))
      </ul>
      </section>
      """
  }
}
