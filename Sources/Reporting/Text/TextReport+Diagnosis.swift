import Judging

extension TextReport {
  /// The mistake in words; where no mistake agrees with what was seen, what is certain.
  static func diagnosis(_ report: Report, _ style: TextStyle) -> [String] {
    guard let best = report.diagnosis.first else { return [] }
    let width = style.width - 2
    var lines = TextLayout.wrap(best.title, width: width)
    if !best.advice.isEmpty { lines += TextLayout.wrapParagraphs(best.advice, width: width) }
    if best.of > 0, !best.mistakes.isEmpty {
      lines += TextLayout.wrap(explained(best), width: width)
    }
    let others = report.diagnosis.dropFirst().filter { $0.explains == best.explains }
    if !others.isEmpty {
      lines.append("It may as well be:")
      for other in others.prefix(3) {
        lines += TextLayout.wrap(other.title, width: width - 4).enumerated().map {
          ($0.offset == 0 ? "  - " : "    ") + $0.element
        }
      }
    }
    let title =
      switch best.mistakes.count {
      case 0: "What is certain"
      case 1: "The mistake"
      default: "The mistakes"
      }
    return section(title, lines, style)
  }

  private static func explained(_ diagnosis: Diagnosis) -> String {
    let those = diagnosis.mistakes.count == 1 ? "That explains" : "Together they explain"
    if diagnosis.explains == diagnosis.of {
      switch diagnosis.of {
      case 1: return "\(those) the failed check."
      case 2: return "\(those) both failed checks."
      default: return "\(those) all \(diagnosis.of) failed checks."
      }
    }
    return "\(those) \(diagnosis.explains) of \(diagnosis.of) failed checks."
  }
}
