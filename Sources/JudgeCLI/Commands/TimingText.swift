import Grading
import Reporting

/// `judge check --timings`: where the time went.
enum TimingText {
  static let option = OptionDescription(
    name: "--timings",
    help: "Say on the standard error where the time went; json has it as \"timings\" as well.")

  static func text(_ timings: Timings) -> String {
    let total = timings.total
    var lines = Timings.Phase.allCases.map {
      line($0.words, timings[$0], of: total)
    }
    lines.append(line("together", total, of: total))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ words: String, _ time: Duration, of total: Duration) -> String {
    TextLayout.pad(words, to: 36) + TextLayout.padLeft(milliseconds(time), to: 10) + " ms"
      + TextLayout.padLeft("\(Int((time / total * 100).rounded()))", to: 5) + " %"
  }

  /// Two digits after the point.
  private static func milliseconds(_ time: Duration) -> String {
    let hundredths = Int((time / .microseconds(10)).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Milliseconds, phase by phase. A report cannot say how long it took to write.
  static func members(_ timings: Timings) -> [JSONValue.Member] {
    let phases = Timings.Phase.allCases.filter { $0 != .reporting }
    return [
      JSONValue.Member(
        "timings",
        .object(
          phases.map {
            JSONValue.Member($0.key, .number((timings[$0] / .microseconds(1)).rounded() / 1000))
          }))
    ]
  }
}

extension Timings.Phase {
  fileprivate var key: String { "\(self)_ms" }

  fileprivate var words: String {
    switch self {
    case .start: "start of the program"
    case .reading: "reading the problem and the candidate"
    case .compiling: "compiling"
    case .planning: "planning the cases"
    case .reference: "reference"
    case .workers: "workers: start, lock, load, end"
    case .calls: "the candidate's calls"
    case .copying: "copying inputs and outputs"
    case .comparing: "comparing"
    case .gradients: "comparing gradients"
    case .diagnosis: "diagnosis"
    case .reporting: "reporting"
    }
  }
}
