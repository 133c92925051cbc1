import Grading
import Judging
import Reporting

/// One hint, or those that were seen, with what comes next.
struct HintPage {
  let problem: Problem
  let language: Language
  /// Before this hint.
  let entry: Progress.Entry
  /// Counted from 0.
  let shown: [Int]
  let fits: Bool

  private var total: Int { problem.hints.count }
  private var left: Int { total - Set(entry.hints).union(shown).count }

  func text(_ style: TextStyle) -> String {
    var lines: [String] = []
    for index in shown {
      lines.append(style.paint(title(index), .strong))
      let text = words(problem.hints[index])
      lines += MarkdownText.paragraph(text, style: style) + [""]
    }
    if shown.isEmpty {
      lines += [total == 0 ? phrases.none : phrases.noneSeen, ""]
    }
    if !next.isEmpty { lines.append("Next:") }
    for (command, remark) in next { lines.append("  \(command)  \(remark)") }
    let text = lines.joined(separator: "\n") + "\n"
    return style.letters(text)
  }

  private func title(_ index: Int) -> String {
    phrases.title(index + 1, total, problem.id) + (fits ? phrases.fits : "")
  }

  private func words(_ hint: Problem.Hint) -> String {
    language == .chinese ? hint.chinese ?? hint.text : hint.text
  }

  /// Where to go from here.
  private var next: [(command: String, remark: String)] {
    var next: [(String, String)] = []
    if left > 0 {
      next.append(("judge hint \(problem.id)", phrases.further(left)))
    } else if total > 0, shown.count < total {
      next.append(("judge hint \(problem.id) --again", phrases.again(total)))
    }
    if let mistake = entry.topics.first(where: { topic in
      Mistake.catalogue.contains { $0.slug == topic }
    }) {
      next.append(("judge explain \(mistake)", phrases.mistake))
    }
    let column = (next.map(\.0.count).max() ?? 0)
    return next.map { (TextLayout.pad($0.0, to: column), $0.1) }
  }

  var json: String {
    let hints = shown.map { index in
      JSONValue.object([
        .init("number", .integer(index + 1)), .init("text", .string(words(problem.hints[index]))),
        .init("fits_last_check", .bool(fits)),
      ])
    }
    return JSONValue.object([
      .init("problem", .string(problem.id)), .init("hints", .array(hints)),
      .init("total", .integer(total)), .init("left", .integer(left)),
    ]).text(pretty: true) + "\n"
  }

  private var phrases: HintPhrases { language == .chinese ? .chinese : .english }
}

/// The few words around a hint.
struct HintPhrases: Sendable {
  var title: @Sendable (_ number: Int, _ total: Int, _ problem: String) -> String
  var fits: String
  var none: String
  var noneSeen: String
  var further: @Sendable (_ left: Int) -> String
  var again: @Sendable (_ total: Int) -> String
  var mistake: String

  static let english = HintPhrases(
    title: { "Hint \($0) of \($1) for \($2)" }, fits: ", which fits your last check",
    none: "This problem has no hints.", noneSeen: "You have seen no hints of this problem yet.",
    further: { "one step further; \($0) left" },
    again: { "all \($0) hints again; there are no more" },
    mistake: "what your last check looked like")

  static let chinese = HintPhrases(
    title: { "\($2) 的提示 \($0)（共 \($1) 条）" }, fits: "，针对你上一次的评测",
    none: "本题没有提示。", noneSeen: "你还没有看过本题的提示。",
    further: { "再进一步；还剩 \($0) 条" }, again: { "重看全部 \($0) 条提示；没有更多了" },
    mistake: "你上一次评测看起来像这个错误")
}
