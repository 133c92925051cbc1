import Judging

extension TextReport {
  /// The mistake in words; where no mistake agrees with what was seen, what is certain.
  static func diagnosis(
    _ report: Report, _ language: Language, _ style: TextStyle
  ) -> [String] {
    guard let best = report.diagnosis.first else { return [] }
    // Where there are no words of this language, all is English.
    let language = best.chinese == nil ? .english : language
    let words = best.words(in: language)
    let width = style.width - 2
    var lines = TextLayout.wrap(style.letters(words.title), width: width)
    if !words.advice.isEmpty {
      lines += TextLayout.wrapParagraphs(style.letters(words.advice), width: width)
    }
    if best.of > 0, !best.mistakes.isEmpty {
      lines += TextLayout.wrap(explained(best)[language], width: width)
    }
    let others = report.diagnosis.dropFirst().filter { $0.explains == best.explains }
    if !others.isEmpty {
      lines.append(Bilingual("It may as well be:", chinese: "也可能是：")[language])
      for other in others.prefix(3) {
        let title = style.letters(other.words(in: language).title)
        lines += TextLayout.wrap(title, width: width - 4).enumerated().map {
          ($0.offset == 0 ? "  - " : "    ") + $0.element
        }
      }
    }
    return section(heading(best)[language], lines, style)
  }

  private static func heading(_ diagnosis: Diagnosis) -> Bilingual {
    switch diagnosis.mistakes.count {
    case 0: Bilingual("What is certain", chinese: "可以确定的")
    case 1: Bilingual("The mistake", chinese: "错误")
    default: Bilingual("The mistakes", chinese: "错误")
    }
  }

  private static func explained(_ diagnosis: Diagnosis) -> Bilingual {
    let those = diagnosis.mistakes.count == 1 ? "That explains" : "Together they explain"
    let (explains, of) = (diagnosis.explains, diagnosis.of)
    guard explains == of else {
      return Bilingual(
        "\(those) \(explains) of \(of) failed checks.",
        chinese: "这解释了 \(of) 项未通过的检查中的 \(explains) 项。")
    }
    let all =
      switch of {
      case 1: "the failed check"
      case 2: "both failed checks"
      default: "all \(of) failed checks"
      }
    return Bilingual("\(those) \(all).", chinese: "这解释了全部 \(of) 项未通过的检查。")
  }
}
