import Judging

/// What a failed check found, in one sentence and in some lines. Every format speaks with these
/// words.
enum FindingText {
  /// "output: 8 of 12 values are wrong, the worst at [1, 2]: expected 0.5, actual 0.501 (tolerance
  /// 1e-12)"
  static func sentence(_ check: CheckResult, in result: CaseResult) -> String {
    var parts: [String] = []
    if let message = check.message { parts.append(SafeText.line(message)) }
    if let worst = check.worst, check.compared > 0 {
      let (expected, actual) = NumberText.pair(worst.expected, worst.actual)
      parts.append(
        "\(wrongValues(check)), the worst at \(place(of: worst, in: result)): "
          + "expected \(expected.trimmingSpaces), "
          + "actual \(actual.trimmingSpaces)" + tolerance(check))
    }
    if parts.isEmpty { parts = ["failed"] }
    return "\(check.name.rawValue): " + parts.joined(separator: "; ")
  }

  /// Why a case is not accepted, in one sentence: what stopped it, else its first failed check.
  static func reason(_ result: CaseResult) -> String {
    if let message = result.message { return SafeText.line(message) }
    if let failed = result.checks.first(where: { $0.status == .failed }) {
      return sentence(failed, in: result)
    }
    return result.verdict == .skipped
      ? "it was not run, because of what an earlier case did" : result.verdict.rawValue
  }

  /// The evidence of one failed check: message, worst element side by side, first element, how many,
  /// and where.
  static func lines(
    _ check: CheckResult, in result: CaseResult, style: TextStyle
  ) -> [String] {
    var lines: [String] = []
    if let message = check.message {
      lines += TextLayout.wrap(SafeText.line(message), width: style.width)
    }
    if let worst = check.worst {
      lines.append("\(wrongValues(check)), the worst at \(place(of: worst, in: result)):")
      let (expected, actual) = NumberText.pair(worst.expected, worst.actual)
      lines.append("  expected    " + style.paint(expected, .good))
      lines.append("  actual      " + style.paint(actual, .bad))
      lines.append("  difference  " + difference(worst) + tolerance(check))
      if let first = check.first, (first.step, first.index) != (worst.step, worst.index) {
        let (expected, actual) = NumberText.pair(first.expected, first.actual)
        lines += TextLayout.wrap(
          "first wrong at \(place(of: first, in: result)): expected "
            + "\(expected.trimmingSpaces), actual \(actual.trimmingSpaces)", width: style.width)
      }
    }
    if let map = check.map, let picture = ErrorPicture(map, unicode: style.unicode) {
      lines += TextLayout.wrap("\(picture.axis): \(picture.words)", width: style.width)
      lines.append("  " + style.paint(picture.bars, .caution))
    }
    if let curve = check.curve {
      lines += CurvePicture(curve, width: style.width - 20, unicode: style.unicode).lines
    }
    return lines
  }

  /// "[1, 2]", and of a case with several steps "[1, 2] in step 2".
  static func place(of element: CheckResult.Element, in result: CaseResult) -> String {
    let index = "[" + element.index.map(String.init).joined(separator: ", ") + "]"
    return element.step > 0 || result.mode == "sequence"
      ? index + " in step \(element.step + 1)" : index
  }

  /// "8 of 12 values are wrong"
  private static func wrongValues(_ check: CheckResult) -> String {
    if check.compared == 1 { return "its one value is wrong" }
    if check.outside == check.compared { return "all \(check.compared) values are wrong" }
    return "\(check.outside) of \(check.compared) values \(check.outside == 1 ? "is" : "are") wrong"
  }

  private static func difference(_ element: CheckResult.Element) -> String {
    let difference = element.actual - element.expected
    return difference.isFinite
      ? NumberText.short(difference.magnitude) : "not a finite number"
  }

  private static func tolerance(_ check: CheckResult) -> String {
    check.tolerance.map { " (tolerance \(NumberText.short($0)))" } ?? ""
  }
}

extension String {
  var trimmingSpaces: String { String(drop { $0 == " " }) }
}
