import Grading
import Reporting

/// What is said on stderr while a class is graded: a bar on a terminal, now and then a line elsewhere.
struct ProgressDisplay {
  enum Form {
    case bar
    case lines
    case nothing
  }

  private let form: Form
  private let slowAfter: Duration
  private let print: (String) -> Void
  private let started = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant
  private var lastDone = 0
  private var isDrawn = false
  /// How long each submission was running when that was last said.
  private var noticed: [String: Duration] = [:]

  private static let barWidth = 24

  init(_ form: Form, slowAfter: Duration, print: @escaping (String) -> Void) {
    self.form = form
    self.slowAfter = slowAfter
    self.print = print
    lastDrawn = started
  }

  /// A bar for a person who looks on; CI keeps what it is shown.
  static func form(_ parsed: ParsedCommand, _ context: Context) -> Form {
    if parsed.flag("--quiet") { return .nothing }
    let isCI = !(context.environment["CI"] ?? "").isEmpty
    let isPlain = context.environment["TERM"] == "dumb"
    return context.errorIsTerminal && !isCI && !isPlain ? .bar : .lines
  }

  func begin(_ count: Int, jobs: Int) {
    if form == .lines, count > 0 { print("judge: 0 of \(count) judged, \(jobs) at a time\n") }
  }

  mutating func show(_ progress: ClassProgress) {
    let now = ContinuousClock.now
    noticeSlow(progress, now)
    switch form {
    case .nothing: return
    case .bar:
      let isLast = progress.done == progress.total
      guard isLast || !isDrawn || now - lastDrawn >= .milliseconds(100) else { return }
      print("\r\u{1B}[K" + bar(progress))
      isDrawn = true
      lastDrawn = now
    case .lines:
      // A tenth is worth a line, but not more than one a second; a minute without one is too long.
      let isTenth = progress.done * 10 / progress.total > lastDone * 10 / progress.total
      let silence = now - lastDrawn
      guard progress.done > 0, progress.done < progress.total,
        isTenth && silence >= .seconds(1) || silence >= .seconds(60)
      else { return }
      print("judge: " + words(progress) + "\n")
      lastDrawn = now
      lastDone = progress.done
    }
  }

  /// Takes the bar away.
  mutating func end() {
    if isDrawn { print("\r\u{1B}[K") }
    isDrawn = false
  }

  private func words(_ progress: ClassProgress) -> String {
    let others = progress.done - progress.accepted - progress.failed
    return "\(progress.done) of \(progress.total) judged"
      + (others > 0 ? ", \(others) not accepted" : "")
      + (progress.failed > 0 ? ", \(progress.failed) failed by the judge's own fault" : "")
      + (progress.known > 0 ? ", \(progress.known) known from before" : "")
  }

  private func bar(_ progress: ClassProgress) -> String {
    let width = Self.barWidth
    let full = progress.total > 0 ? progress.done * width / progress.total : width
    return "[" + String(repeating: "#", count: full)
      + String(repeating: ".", count: width - full) + "] " + words(progress)
  }

  /// Says which submission takes long, and again each time it has taken twice as long.
  private mutating func noticeSlow(_ progress: ClassProgress, _ now: ContinuousClock.Instant) {
    guard form != .nothing else { return }
    for running in progress.running {
      let time = now - running.since
      let last = noticed[running.name]
      guard time >= (last.map { $0 * 2 } ?? slowAfter) else { continue }
      noticed[running.name] = time
      end()
      print(
        "judge: \(SafeText.line(running.name)) has been running for "
          + "\(time.components.seconds) s\n")
    }
  }
}
